create table bare_event (
  order_id text collate "C" not null,
  version bigint not null,
  type text not null,
  payload bytea not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (order_id, version)
);
create table bare_outbox (
  id bigint generated always as identity primary key,
  aggregateid text not null,
  type text not null,
  payload bytea not null
);

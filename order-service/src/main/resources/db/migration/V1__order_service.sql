-- The log of every order. Nothing in it is ever changed: see the trigger, which holds for everybody.
create table order_event (
  order_id text collate "C" not null,
  version bigint not null check (version > 0),
  event_id text collate "C" not null,
  type text not null,
  payload bytea not null,
  metadata jsonb not null,
  recorded_at timestamptz not null,
  position bigint generated always as identity,
  primary key (order_id, version)
);

create function order_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'order_event is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete or truncate on order_event
  for each statement execute function order_event_is_append_only();

-- What is needed to find an order and to know whose it is. Written once, with the first event.
create table order_head (
  order_id text collate "C" primary key,
  shop text collate "C" not null,
  number text collate "C" not null,
  reference text collate "C",
  seller text collate "C",
  buyer text collate "C",
  person text collate "C" not null,
  workflow text collate "C" not null,
  placed_at timestamptz not null,
  constraint order_head_number unique (number)
);
create unique index order_head_reference on order_head (shop, coalesce(seller, ''), reference) where reference is not null;

-- The same evidence of payment creates one order only: 'intent:pi_1', 'tx:ethereum:0xabc'.
create table payment_evidence (
  evidence text collate "C" not null,
  order_id text collate "C" not null,
  constraint payment_evidence_once primary key (evidence)
);

-- Order numbers are handed out in blocks: a block taken and not used up leaves a gap, never a double.
create table order_number_block (
  series text collate "C" primary key,
  next_number bigint not null
);

create table order_anomaly (
  order_id text collate "C" not null,
  anomaly_id text collate "C" not null,
  seq bigint generated always as identity unique,
  shop text collate "C" not null,
  number text collate "C" not null,
  seller text collate "C",
  kind text not null,
  subject text,
  owner text not null,
  next_step text not null,
  facts jsonb not null,
  raised_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  closed_role text,
  primary key (order_id, anomaly_id)
);
create index order_anomaly_open on order_anomaly (shop, seq) where closed_at is null;
create index order_anomaly_shop on order_anomaly (shop, seq);

-- A published workflow never changes: its hash is kept for good.
create table workflow_published (
  workflow text collate "C" primary key,
  hash text not null,
  published_at timestamptz not null default clock_timestamp()
);

-- For people who look: the log as text.
create view order_log as
  select position, order_id, version, type, convert_from(payload, 'UTF8') as payload, metadata, recorded_at
  from order_event;

grant select, insert on order_event, order_head, payment_evidence, workflow_published to ${serviceRole};
grant select, insert, update on order_number_block, order_anomaly to ${serviceRole};
grant select on order_log to ${serviceRole};

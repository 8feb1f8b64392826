-- What was answered to commands from Kafka, for as long as the topic keeps them.
create table command_answer (
  principal text collate "C" not null, -- shop and person of the token
  command_id text collate "C" not null,
  asked_hash bytea not null,           -- SHA-256 of what was asked
  result bytea not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (principal, command_id)
);
create index command_answer_age on command_answer using brin (answered_at);

-- Templates of orders: every version stays. A retired one is a version without a body.
create table order_template (
  shop text collate "C" not null,
  name text collate "C" not null,
  version integer not null check (version > 0),
  title text,
  body json,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (shop, name, version)
);

-- Imports. The rows of one become orders in transactions that also move rows_read: where they stand is
-- where they go on.
create table order_import (
  import_id text collate "C" primary key,
  shop text collate "C" not null,
  caller text not null,
  roles text[] not null,
  channel text not null,
  key text not null,                 -- the Idempotency-Key it was begun with
  title text,
  format text not null,
  template text,
  state text not null,               -- receiving, waiting, running, done, cancelled, failed
  why text,
  received_bytes bigint not null default 0,
  chunks integer not null default 0,
  read_bytes bigint not null default 0,
  rows_read bigint not null default 0,
  imported bigint not null default 0,
  refused bigint not null default 0,
  worked_ms bigint not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  constraint order_import_once unique (shop, caller, key)
);
create index order_import_open on order_import (created_at) where state in ('waiting', 'running');
create index order_import_shop on order_import (shop, created_at desc);

-- What was uploaded, until it is worked off.
create table import_chunk (
  import_id text collate "C" not null,
  nr integer not null,
  bytes bytea not null,
  primary key (import_id, nr)
);
alter table import_chunk alter column bytes set storage external;

-- Rows that made no order, and why.
create table import_refusal (
  import_id text collate "C" not null,
  row_nr bigint not null,
  reference text,
  problem json not null,
  primary key (import_id, row_nr)
);

grant select, insert, delete on command_answer, import_chunk, import_refusal to ${serviceRole};
grant select, insert on order_template to ${serviceRole};
grant select, insert, update, delete on order_import to ${serviceRole};

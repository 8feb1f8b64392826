-- Licence keys, each in the pool of its listing. A text is there sealed only; that it is there once
-- is seen by a keyed hash, so that nobody who reads the table can try texts against it.
create table licence_key (
  key_id text collate "C" primary key,
  seq bigint generated always as identity,
  shop text collate "C" not null,
  listing_id text collate "C" not null,
  fingerprint bytea not null,
  person text collate "C" not null,
  box text not null,
  last_four text not null,
  state text not null default 'free' check (state in ('free', 'assigned', 'suspended', 'revoked')),
  order_id text collate "C",
  item_id text collate "C",
  revealed_at timestamptz,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  changed_at timestamptz not null,
  constraint licence_key_once unique (shop, fingerprint),
  constraint licence_key_never_twice check (state <> 'free' or (order_id is null and revealed_at is null)),
  constraint licence_key_has_an_order check (state not in ('assigned', 'suspended') or order_id is not null),
  foreign key (shop, listing_id) references listing (shop, id)
);
create index licence_key_free on licence_key (shop, listing_id, seq) where state = 'free';
create index licence_key_of_listing on licence_key (shop, listing_id, seq);
create index licence_key_of_order on licence_key (order_id) where order_id is not null;

-- Completed orders that still wait for keys, in the order in which they were placed.
create table licence_owed (
  order_id text collate "C" not null,
  item_id text collate "C" not null,
  shop text collate "C" not null,
  listing_id text collate "C" not null,
  quantity integer not null check (quantity > 0),
  since timestamptz not null,
  primary key (order_id, item_id)
);
create index licence_owed_of_listing on licence_owed (shop, listing_id, since, order_id);

grant select, insert, update on licence_key to ${serviceRole};
grant select, insert, update, delete on licence_owed to ${serviceRole};

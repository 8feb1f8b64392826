-- What sellers offer. An order keeps a snapshot of it: a later change of a listing reaches no order.
create table listing (
  shop text collate "C" not null,
  id text collate "C" not null,
  seller text collate "C" not null,
  kind text not null check (kind in ('PHYSICAL', 'DIGITAL', 'SERVICE', 'PACKAGE')),
  name text not null,
  description text,
  amount numeric not null check (amount >= 0),
  asset text not null,
  decimals integer not null,
  status text not null check (status in ('ACTIVE', 'PAUSED', 'WITHDRAWN')),
  specifications text not null default '{}',
  min_months integer not null default 1 check (min_months >= 1),
  max_months integer not null default 12 check (max_months >= min_months),
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (shop, id)
);
create index listing_of_seller on listing (shop, seller, id);

-- How much there is of what is counted. What is held is part of what is on hand.
create table listing_stock (
  shop text collate "C" not null,
  listing_id text collate "C" not null,
  on_hand bigint not null check (on_hand >= 0),
  held bigint not null default 0 check (held >= 0),
  constraint listing_stock_covers_what_is_held check (held <= on_hand),
  primary key (shop, listing_id),
  foreign key (shop, listing_id) references listing (shop, id)
) with (fillfactor = 50);

-- Who changed the stock by hand, and why.
create table stock_adjustment (
  id bigint generated always as identity primary key,
  shop text collate "C" not null,
  listing_id text collate "C" not null,
  change bigint not null,
  reason text,
  by_id text not null,
  by_role text not null,
  at timestamptz not null
);
create index stock_adjustment_of_listing on stock_adjustment (shop, listing_id, id);

-- What an order has set aside: one row per order and listing, written in the order's transaction.
create table stock_reservation (
  order_id text collate "C" not null,
  listing_id text collate "C" not null,
  shop text collate "C" not null,
  quantity bigint not null check (quantity > 0),
  state text not null check (state in ('held', 'consumed', 'released')),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (order_id, listing_id)
);
create index stock_reservation_of_listing on stock_reservation (shop, listing_id) where state = 'held';

-- The statement that places an order asks this in passing, so that no order of something the shop
-- counts is ever written without being counted: OT001 sends it the long way.
create function outside_catalogue(of_shop text, listings text[]) returns text language plpgsql stable as $$
begin
  if exists (select from listing l where l.shop = of_shop and l.id = any (listings)) then
    raise exception 'the catalogue knows a listing' using errcode = 'OT001';
  end if;
  return of_shop;
end
$$;

grant select, insert, update on listing, listing_stock, stock_reservation to ${serviceRole};
grant select, insert on stock_adjustment to ${serviceRole};

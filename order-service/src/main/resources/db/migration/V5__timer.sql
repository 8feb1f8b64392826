-- Timers that run. A row goes when its timer has fired or when the order has left the status, in the transaction that does it.
create table order_timer (
  order_id text collate "C" not null,
  timer text collate "C" not null,
  entered bigint not null,
  due_at timestamptz not null,
  primary key (order_id, timer, entered)
);
create index order_timer_due on order_timer (due_at);

grant select, insert, update, delete on order_timer to ${serviceRole};

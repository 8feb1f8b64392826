-- Where each order stands, as far as its money is concerned.
CREATE TABLE standing (
    order_id   text PRIMARY KEY,
    shop       text NOT NULL,
    buyer      text,
    workflow   text NOT NULL,
    status     text NOT NULL,
    entered_at timestamptz NOT NULL,
    settled    boolean NOT NULL DEFAULT false -- what the status means for open payments was asked for
);
CREATE INDEX standing_unsettled ON standing (order_id) WHERE NOT settled;

-- What the statuses of the published workflows mean.
CREATE TABLE workflow_phase (
    workflow text NOT NULL,
    status   text NOT NULL,
    phase    text NOT NULL,
    PRIMARY KEY (workflow, status)
);

-- Ways to pay that buyers were given. An order has one at a time that may still be paid.
CREATE TABLE checkout (
    checkout_id text PRIMARY KEY,
    order_id    text NOT NULL REFERENCES expectation,
    shop        text NOT NULL,
    provider    text NOT NULL,
    amount      numeric NOT NULL,
    asset       text NOT NULL,
    decimals    smallint NOT NULL,
    state       text NOT NULL CHECK (state IN ('sent', 'unknown', 'open', 'over')),
    object_id   text,
    payment_id  text,
    url         text,
    expires_at  timestamptz,
    asked_at    timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX checkout_one_at_a_time ON checkout (order_id) WHERE state <> 'over';
CREATE INDEX checkout_live ON checkout (asked_at) WHERE state <> 'over';
CREATE INDEX checkout_object ON checkout (order_id, object_id);

-- What we want done at providers. The row is committed before the call and tells afterwards what
-- is known of it; what may have been done is `sent` or `unknown`.
CREATE TABLE provider_call (
    call_id    text PRIMARY KEY,
    position   bigint GENERATED ALWAYS AS IDENTITY,
    kind       text NOT NULL CHECK (kind IN ('refund', 'end', 'capture')),
    provider   text NOT NULL,
    shop       text NOT NULL,
    order_id   text NOT NULL,
    subject    text NOT NULL, -- the payment or object that it is done to
    refund_id  text,
    amount     numeric,
    asset      text,
    decimals   smallint,
    state      text NOT NULL DEFAULT 'due'
        CHECK (state IN ('due', 'sent', 'unknown', 'done', 'void', 'manual')),
    sending    numeric, -- the part of the amount that was allowed, fixed before the first attempt
    key        text,    -- the provider's idempotency key, and since when it counts
    key_at     timestamptz,
    attempt    integer NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    result     text,
    why        text,
    asked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (sending <= amount)
);
-- Nothing else is done to a payment before it is known what became of the last call.
CREATE UNIQUE INDEX provider_call_one_at_a_time ON provider_call (shop, subject)
    WHERE state IN ('sent', 'unknown');
CREATE INDEX provider_call_open ON provider_call (position) WHERE state IN ('due', 'sent', 'unknown');
CREATE INDEX provider_call_of_order ON provider_call (order_id);
CREATE INDEX provider_call_subject ON provider_call (shop, subject);

-- Until when each account's events were compared with what we hold.
CREATE TABLE reconcile_mark (
    provider   text NOT NULL,
    shop       text NOT NULL,
    seen_until timestamptz NOT NULL,
    PRIMARY KEY (provider, shop)
);

-- A refund that we make ourselves is nobody's task; one that is done stays on record.
ALTER TABLE refund_task DROP CONSTRAINT refund_task_state_check;
ALTER TABLE refund_task ADD CHECK (state IN ('open', 'calling', 'done', 'void'));
ALTER TABLE refund_task ADD COLUMN why text;
CREATE INDEX refund_task_open ON refund_task (shop, position) WHERE state = 'open';

GRANT SELECT, INSERT, UPDATE
    ON standing, workflow_phase, checkout, provider_call, reconcile_mark TO ${serviceRole};

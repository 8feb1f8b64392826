-- What an order is expected to bring in, as order-events say.
CREATE TABLE expectation (
    order_id  text PRIMARY KEY,
    shop      text NOT NULL,
    number    text NOT NULL,
    reference text,
    seller    text,
    method    text NOT NULL,
    total     numeric NOT NULL,
    asset     text NOT NULL,
    decimals  smallint NOT NULL,
    placed_at timestamptz NOT NULL
);

-- Every name under which a callback may know an order. Only a reference may name several.
CREATE TABLE payment_link (
    shop     text NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('order', 'number', 'ref', 'pi', 'cs', 'ch', 'tx')),
    value    text NOT NULL,
    order_id text NOT NULL REFERENCES expectation,
    PRIMARY KEY (shop, kind, value, order_id)
);
CREATE UNIQUE INDEX payment_link_names_one_order ON payment_link (shop, kind, value) WHERE kind <> 'ref';

-- How far each payment has come: levels, which never go down. The state follows from them.
CREATE TABLE payment (
    order_id          text NOT NULL REFERENCES expectation,
    payment_id        text NOT NULL,
    provider          text NOT NULL,
    attempt_failed    boolean NOT NULL DEFAULT false,
    ended             boolean NOT NULL DEFAULT false,
    captured          numeric,
    captured_asset    text,
    captured_decimals smallint,
    refunded          numeric,
    refunded_asset    text,
    refunded_decimals smallint,
    state             text NOT NULL DEFAULT 'PENDING',
    PRIMARY KEY (order_id, payment_id)
);

CREATE TABLE dispute (
    order_id   text NOT NULL,
    payment_id text NOT NULL,
    dispute_id text NOT NULL,
    state      text NOT NULL,
    status     text NOT NULL,
    said_at    timestamptz NOT NULL,
    PRIMARY KEY (order_id, payment_id, dispute_id),
    FOREIGN KEY (order_id, payment_id) REFERENCES payment
);

-- Money that somebody has to send back.
CREATE TABLE refund_task (
    refund_id    text PRIMARY KEY,
    position     bigint GENERATED ALWAYS AS IDENTITY,
    order_id     text NOT NULL,
    shop         text NOT NULL,
    payment_id   text,
    provider     text NOT NULL,
    amount       numeric NOT NULL,
    asset        text NOT NULL,
    decimals     smallint NOT NULL,
    cause        text NOT NULL,
    state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open')),
    requested_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX refund_task_in_order ON refund_task (shop, position);

-- The facts that were published: a message that ops sends through again tells nothing twice.
CREATE TABLE told (
    fact_id  text PRIMARY KEY,
    order_id text NOT NULL,
    told_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT, INSERT ON expectation, payment_link, told TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON payment, dispute, refund_task TO ${serviceRole};

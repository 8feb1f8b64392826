-- What has to be known of an order to talk about it. A row without number stands for an order of which only facts
-- about its money have come; every intake locks the rows of its orders here first, in key order.
CREATE TABLE order_card (
    order_id        text PRIMARY KEY,
    shop            text NOT NULL,
    number          text,
    buyer           text,
    seller          text,
    seller_name     text,
    items           jsonb,
    total_amount    numeric,
    total_asset     text,
    total_decimals  smallint,
    payment_method  text,
    workflow        text,
    status          text,
    notes           jsonb NOT NULL DEFAULT '{}',
    sealed_person   text,
    sealed_box      text
);

-- Events that cannot be understood yet: the order or its workflow is not known here. Kept in the order of arrival.
CREATE TABLE waiting_event (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id        text NOT NULL UNIQUE,
    order_id        text NOT NULL,
    needs_workflow  text,
    history         boolean NOT NULL,
    headers         jsonb NOT NULL,
    type            text NOT NULL,
    payload         bytea NOT NULL
);
CREATE INDEX waiting_event_order ON waiting_event (order_id, id);
CREATE INDEX waiting_event_workflow ON waiting_event (needs_workflow) WHERE needs_workflow IS NOT NULL;

CREATE TABLE workflow_definition (
    ref         text PRIMARY KEY,
    definition  jsonb NOT NULL,
    learned_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The delivery ledger: what is, was or will never be told. Its texts are made when they are told.
CREATE TABLE delivery (
    id               uuid PRIMARY KEY,
    seq              bigint GENERATED ALWAYS AS IDENTITY,
    cause_event_id   text NOT NULL,
    recipient        text NOT NULL,
    channel          text NOT NULL,
    order_id         text NOT NULL REFERENCES order_card,
    shop             text NOT NULL,
    kind             text NOT NULL,
    template         text NOT NULL,
    details          jsonb NOT NULL,
    happened_at      timestamptz NOT NULL,
    planned_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    correlation_id   text,
    state            text NOT NULL CHECK (state IN ('pending', 'told', 'given_up', 'suppressed')),
    attempts         integer NOT NULL DEFAULT 0,
    forgiven         integer NOT NULL DEFAULT 0, -- attempts that no longer count, since somebody asked to try again
    next_attempt_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    leased_by        uuid,
    leased_until     timestamptz,
    why              text,
    external_id      text,
    settled_at       timestamptz,
    UNIQUE (cause_event_id, recipient, channel)
);
CREATE INDEX delivery_due ON delivery (channel, seq) WHERE state = 'pending';
CREATE INDEX delivery_queue ON delivery (order_id, channel, recipient, seq) WHERE state = 'pending';
CREATE INDEX delivery_given_up ON delivery (seq) WHERE state = 'given_up';

-- A way that told us it is gone. Another address has another fingerprint and starts afresh.
CREATE TABLE channel_closed (
    shop         text NOT NULL,
    channel      text NOT NULL,
    fingerprint  text NOT NULL,
    why          text NOT NULL,
    closed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (shop, channel, fingerprint)
);

CREATE TABLE feed_entry (
    id            uuid PRIMARY KEY,
    seq           bigint GENERATED ALWAYS AS IDENTITY,
    shop          text NOT NULL,
    person        text NOT NULL,
    type          text NOT NULL,
    kind          text NOT NULL,
    title         text NOT NULL,
    message       text NOT NULL,
    order_id      text NOT NULL,
    order_number  text NOT NULL,
    happened_at   timestamptz NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    read_at       timestamptz
);
CREATE INDEX feed_entry_person ON feed_entry (shop, person, seq DESC);
CREATE INDEX feed_entry_unread ON feed_entry (shop, person) WHERE read_at IS NULL;

-- What people do not want to hear (or want to, against a wider no). `*` stands for every event.
CREATE SEQUENCE preference_seq INCREMENT BY 50;
CREATE TABLE preference (
    id       bigint PRIMARY KEY,
    shop     text NOT NULL,
    person   text NOT NULL,
    channel  text NOT NULL,
    event    text NOT NULL,
    enabled  boolean NOT NULL,
    UNIQUE (shop, person, channel, event)
);

GRANT SELECT, INSERT, UPDATE ON order_card, delivery, workflow_definition TO "${serviceRole}";
GRANT SELECT, INSERT, UPDATE, DELETE ON waiting_event TO "${serviceRole}";
GRANT SELECT, INSERT, UPDATE, DELETE ON channel_closed, feed_entry, preference TO "${serviceRole}";
GRANT USAGE ON SEQUENCE preference_seq TO "${serviceRole}";

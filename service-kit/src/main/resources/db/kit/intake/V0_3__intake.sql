-- How far a group of consumers has come. It moves in the transaction of what it changed.
CREATE TABLE intake_offset (
    grp           text   NOT NULL,
    topic         text   NOT NULL,
    part          integer NOT NULL,
    next_offset   bigint NOT NULL,
    history_until bigint NOT NULL, -- records below were there before this group first started
    owner         text,            -- the replica that was last given the partition; others are fenced off
    PRIMARY KEY (grp, topic, part)
) WITH (fillfactor = 50);

-- The last version of an order that was applied.
CREATE TABLE intake_version (
    grp      text   NOT NULL,
    topic    text   NOT NULL,
    order_id text   NOT NULL,
    version  bigint NOT NULL,
    PRIMARY KEY (grp, topic, order_id)
) WITH (fillfactor = 80);

-- Orders with a record that could not be handled, and all records since.
CREATE TABLE parked_order (
    grp      text        NOT NULL,
    topic    text        NOT NULL,
    order_id text        NOT NULL,
    since    timestamptz NOT NULL DEFAULT clock_timestamp(),
    why      text        NOT NULL,
    PRIMARY KEY (grp, topic, order_id)
);
CREATE INDEX parked_order_id ON parked_order (order_id);
CREATE TABLE parked_record (
    id          bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    grp         text        NOT NULL,
    topic       text        NOT NULL,
    part        integer     NOT NULL,
    "offset"    bigint      NOT NULL,
    order_id    text        NOT NULL,
    version     bigint,
    type        text,
    headers     json        NOT NULL,
    payload     bytea,
    why         text        NOT NULL,
    parked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    redriven_at timestamptz,
    UNIQUE (grp, topic, part, "offset")
);
CREATE INDEX parked_record_open ON parked_record (grp, topic, order_id, id) WHERE redriven_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON intake_offset, intake_version, parked_order, parked_record TO ${serviceRole};

-- What this service has to say. Rows live for milliseconds: the relay deletes them once the broker has them.
-- The id is an identity without a cache, so that within one order it follows time (an order's rows are
-- inserted by transactions that wait for one another).
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    aggregatetype text        NOT NULL, -- the topic
    aggregateid   text        NOT NULL, -- the record's key
    type          text        NOT NULL, -- the event's type
    payload       bytea,                -- the record's value; null is a tombstone
    event_id      text        NOT NULL, -- ce_id
    headers       json        NOT NULL, -- json, not jsonb: it keeps its order, so repeats are identical to the byte
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 100000,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 100000,
    autovacuum_vacuum_cost_delay = 0
);
ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL;

-- The last version of an order on a topic of this service. The row is taken first in a transaction,
-- so that facts of one order wait for one another.
CREATE TABLE stream_version (
    topic    text   NOT NULL,
    order_id text   NOT NULL,
    version  bigint NOT NULL,
    PRIMARY KEY (topic, order_id)
) WITH (fillfactor = 80);

GRANT SELECT, INSERT, DELETE ON outbox TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON stream_version TO ${serviceRole};

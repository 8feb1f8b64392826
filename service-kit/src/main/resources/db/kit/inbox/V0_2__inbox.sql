-- What providers told us, kept before it is understood.
CREATE TABLE inbox (
    id              bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    provider        text        NOT NULL,
    event_id        text        NOT NULL,
    twin_key        text,
    type            text        NOT NULL,
    body            bytea       NOT NULL,
    received_at     timestamptz NOT NULL,
    state           text        NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'waiting', 'done', 'ignored', 'parked')),
    waits_for       text[]      NOT NULL DEFAULT '{}',
    why             text,
    attempt         integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at         timestamptz,
    UNIQUE (provider, event_id)
);
CREATE UNIQUE INDEX inbox_twin ON inbox (provider, twin_key) WHERE twin_key IS NOT NULL;
CREATE INDEX inbox_pending ON inbox (id) WHERE state = 'pending';
CREATE INDEX inbox_open ON inbox (state, id) WHERE state IN ('waiting', 'parked');
CREATE INDEX inbox_waits ON inbox USING gin (waits_for) WHERE state = 'waiting';

GRANT SELECT, INSERT, UPDATE, DELETE ON inbox TO ${serviceRole};

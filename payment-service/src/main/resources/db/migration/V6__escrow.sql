-- The newest blocks of each contract's chain as they were seen: how far it has been read, and where a
-- reorganisation forks off.
CREATE TABLE chain_block (
    follow text NOT NULL,
    number bigint NOT NULL,
    hash   text NOT NULL,
    PRIMARY KEY (follow, number)
);

-- What the contracts logged, on whichever fork. A row is never deleted: what a reorganisation undid
-- stays as a record.
CREATE TABLE chain_log (
    follow     text NOT NULL,
    block_hash text NOT NULL,
    log_index  integer NOT NULL,
    number     bigint NOT NULL,
    tx_hash    text NOT NULL,
    event      text NOT NULL,
    means      text NOT NULL,
    escrow     text,
    dispute    text,
    token      text,
    amount     numeric,
    said       jsonb NOT NULL,
    mined_at   timestamptz NOT NULL,
    -- observed: on the chain; final: deep enough; orphaned: undone in time; reversed: undone although it was final.
    state      text NOT NULL CHECK (state IN ('observed', 'final', 'orphaned', 'reversed')),
    -- How often it came onto the chain: a fork may be left and come back.
    life       integer NOT NULL DEFAULT 1,
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (follow, block_hash, log_index)
);
CREATE INDEX chain_log_of_escrow ON chain_log (follow, escrow, number, log_index);
CREATE INDEX chain_log_of_dispute ON chain_log (follow, dispute) WHERE dispute IS NOT NULL;
CREATE INDEX chain_log_observed ON chain_log (follow, number) WHERE state = 'observed';

GRANT SELECT, INSERT, DELETE ON chain_block TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON chain_log TO ${serviceRole};

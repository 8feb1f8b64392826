-- What has to be looked at of the money that escrows hold: whether it is the seller's now, and how
-- long it stays.
CREATE TABLE escrow_watch (
    order_id   text NOT NULL REFERENCES expectation,
    payment_id text NOT NULL,
    provider   text NOT NULL,
    expires_at timestamptz,
    look_at    timestamptz, -- null: when something happens
    turn       bigint NOT NULL DEFAULT 0, -- whoever looks while something happens looks again
    PRIMARY KEY (order_id, payment_id)
);
CREATE INDEX escrow_watch_due ON escrow_watch (look_at) WHERE look_at IS NOT NULL;

-- What is open about an order and keeps money where it is.
CREATE TABLE escrow_hold (
    order_id   text NOT NULL,
    anomaly_id text NOT NULL,
    kind       text NOT NULL,
    PRIMARY KEY (order_id, anomaly_id)
);

INSERT INTO escrow_watch (order_id, payment_id, provider, look_at)
SELECT DISTINCT order_id, payment_id, provider, clock_timestamp()
FROM ledger_entry WHERE kind = 'LOCKED_SO_FAR'
ON CONFLICT DO NOTHING;

-- Where an order got before this service looked, somebody may have acted on since: nothing is sent
-- for it.
ALTER TABLE standing ADD COLUMN history boolean NOT NULL DEFAULT false;
UPDATE standing SET history = true;

ALTER TABLE provider_call DROP CONSTRAINT provider_call_kind_check;
ALTER TABLE provider_call ADD CONSTRAINT provider_call_kind_check
    CHECK (kind IN ('refund', 'end', 'capture', 'release'));

-- The transactions that we sent to chains. A row is committed before its transaction is sent.
CREATE TABLE chain_transaction (
    hash    text PRIMARY KEY,
    call_id text NOT NULL,
    chain   bigint NOT NULL,
    sender  text NOT NULL,
    nonce   bigint NOT NULL,
    raw     text NOT NULL,
    -- sent: it may yet be mined; mined: it is in a block; final and reverted: deep enough, and what
    -- it came to; replaced: another one took its place for good.
    state   text NOT NULL DEFAULT 'sent'
        CHECK (state IN ('sent', 'mined', 'final', 'reverted', 'replaced')),
    sent_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX chain_transaction_one_at_a_time ON chain_transaction (chain, sender)
    WHERE state = 'sent';
CREATE UNIQUE INDEX chain_transaction_of_call ON chain_transaction (call_id)
    WHERE state IN ('sent', 'mined');

GRANT SELECT, INSERT, UPDATE ON escrow_watch, chain_transaction TO ${serviceRole};
GRANT SELECT, INSERT, DELETE ON escrow_hold TO ${serviceRole};

-- What providers said about the money of each order. Nothing in it is ever changed: the ledger, in
-- double entry, is concluded from it.
CREATE TABLE ledger_entry (
    order_id    text NOT NULL REFERENCES expectation,
    entry_id    text NOT NULL,
    position    bigint GENERATED ALWAYS AS IDENTITY,
    payment_id  text NOT NULL,
    provider    text NOT NULL,
    kind        text NOT NULL,
    object      text NOT NULL,
    dispute     text,
    amount      numeric NOT NULL CHECK (amount >= 0),
    asset       text NOT NULL,
    decimals    smallint NOT NULL,
    happened_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (order_id, entry_id)
);

CREATE FUNCTION ledger_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger_entry is append-only' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_is_append_only();

-- What is known of payments from before there was a ledger.
INSERT INTO ledger_entry
    (order_id, entry_id, payment_id, provider, kind, object, amount, asset, decimals, happened_at)
SELECT order_id, 'carried/' || kind || '/' || payment_id, payment_id, provider, kind, payment_id,
    amount, asset, decimals, clock_timestamp()
FROM payment, LATERAL (VALUES
    ('CAPTURED_SO_FAR', captured, captured_asset, captured_decimals),
    ('REFUNDED_SO_FAR', refunded, refunded_asset, refunded_decimals)
) AS level (kind, amount, asset, decimals)
WHERE amount IS NOT NULL;

-- What staff need to know of a dispute.
ALTER TABLE dispute
    ADD COLUMN reason text,
    ADD COLUMN amount numeric,
    ADD COLUMN asset text,
    ADD COLUMN decimals smallint,
    ADD COLUMN due_by timestamptz,
    ADD COLUMN opened_at timestamptz;

-- What somebody should look at, because a provider says so. The latest word of an object counts.
CREATE TABLE concern (
    shop       text NOT NULL,
    provider   text NOT NULL,
    kind       text NOT NULL,
    object     text NOT NULL,
    position   bigint GENERATED ALWAYS AS IDENTITY,
    order_id   text REFERENCES expectation,
    payment_id text,
    open       boolean NOT NULL,
    reason     text,
    said_at    timestamptz NOT NULL,
    opened_at  timestamptz NOT NULL,
    PRIMARY KEY (shop, provider, kind, object)
);
CREATE INDEX concern_of_order ON concern (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX concern_open ON concern (shop, position) WHERE open;

GRANT SELECT, INSERT ON ledger_entry TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON concern TO ${serviceRole};

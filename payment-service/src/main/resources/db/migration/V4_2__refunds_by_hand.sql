-- Refunds that somebody of a shop made, and said so. Nothing of it is ever changed.
CREATE TABLE refund_by_hand (
    position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    refund_id  text NOT NULL REFERENCES refund_task,
    order_id   text NOT NULL,
    payment_id text NOT NULL,
    object     text NOT NULL, -- the provider's refund, where it made it; else a name of our own
    amount     numeric NOT NULL CHECK (amount > 0),
    asset      text NOT NULL,
    decimals   smallint NOT NULL,
    how        text NOT NULL,
    reference  text NOT NULL,
    who        text NOT NULL,
    made_at    timestamptz NOT NULL
);
CREATE INDEX refund_by_hand_of_order ON refund_by_hand (order_id);
GRANT SELECT, INSERT ON refund_by_hand TO ${serviceRole};

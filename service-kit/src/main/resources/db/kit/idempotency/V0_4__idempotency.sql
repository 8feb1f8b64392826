-- The first answer to a command, for those who ask again.
CREATE TABLE idempotency_key (
    principal  text        NOT NULL,
    operation  text        NOT NULL, -- method and path
    key        text        NOT NULL,
    body_hash  bytea       NOT NULL, -- SHA-256 of the body
    status     integer,
    headers    json,
    body       bytea,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (principal, operation, key)
) WITH (fillfactor = 80);
CREATE INDEX idempotency_key_age ON idempotency_key USING brin (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO ${serviceRole};

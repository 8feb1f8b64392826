-- What was told about each order, kept for a dispute: the case as this service heard it. Personal
-- data in it is sealed.
CREATE TABLE case_event (
    order_id    text NOT NULL,
    topic       text NOT NULL,
    version     bigint NOT NULL,
    shop        text NOT NULL,
    type        text NOT NULL,
    payload     text NOT NULL,
    happened_at timestamptz NOT NULL,
    learned_at  timestamptz NOT NULL,
    PRIMARY KEY (order_id, topic, version)
);
GRANT SELECT, INSERT ON case_event TO ${serviceRole};

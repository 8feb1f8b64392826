-- Two sets of the same view: readers and the projector use the active one, a rebuild fills the other.
CREATE TABLE order_view_0 (
    order_id             text COLLATE "C" PRIMARY KEY,

    -- One block per topic. Each is written by the folds of its own topic and by nobody else.
    order_version        bigint NOT NULL DEFAULT 0,
    order_doc            bytea,
    payment_version      bigint NOT NULL DEFAULT 0,
    payment_doc          bytea,
    shipping_version     bigint NOT NULL DEFAULT 0,
    shipping_doc         bytea,
    notification_version bigint NOT NULL DEFAULT 0,
    notification_doc     bytea,

    -- Grows with every event, whichever topic it came by.
    revision             bigint NOT NULL GENERATED ALWAYS AS
        (order_version + payment_version + shipping_version + notification_version) STORED,

    -- What lists filter and sort by; taken from order-events. All null: facts came before their order.
    shop                 text COLLATE "C",
    number               text COLLATE "C",
    buyer_id             text COLLATE "C",
    seller_id            text COLLATE "C",
    status               text COLLATE "C",
    workflow             text COLLATE "C",
    payment_method       text COLLATE "C",
    agent_id             text COLLATE "C",
    total_amount         numeric,
    asset                text COLLATE "C",
    created_at           timestamptz,
    status_at            timestamptz
) WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

CREATE INDEX order_view_0_number ON order_view_0 (number);
CREATE INDEX order_view_0_buyer ON order_view_0 (buyer_id, created_at, order_id);
CREATE INDEX order_view_0_seller ON order_view_0 (seller_id, created_at, order_id);
CREATE INDEX order_view_0_shop ON order_view_0 (shop, created_at, order_id);

CREATE TABLE order_view_1 (LIKE order_view_0 INCLUDING ALL)
    WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- Which of the two is active. Writers share its row for the length of their transaction, a swap takes it alone.
CREATE TABLE view_generation (
    lone   boolean PRIMARY KEY DEFAULT true CHECK (lone),
    active smallint NOT NULL CHECK (active IN (0, 1))
);
INSERT INTO view_generation (active) VALUES (0);

CREATE VIEW order_view AS
    SELECT * FROM order_view_0 WHERE (SELECT active FROM view_generation) = 0
    UNION ALL
    SELECT * FROM order_view_1 WHERE (SELECT active FROM view_generation) = 1;

-- Labels, colours and rules, as order-service published them.
CREATE TABLE workflow_definition (
    id         text     NOT NULL,
    version    integer  NOT NULL,
    definition bytea    NOT NULL,
    PRIMARY KEY (id, version)
);

-- What changed for a person, numbered in the order of commits: the row of the person is locked until then.
CREATE TABLE person_stream (
    person   text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL
) WITH (fillfactor = 50);

-- The last change of each of a person's orders. A reconnect asks for those above the position it has seen.
CREATE TABLE person_change (
    person   text COLLATE "C" NOT NULL,
    order_id text COLLATE "C" NOT NULL,
    position bigint           NOT NULL,
    PRIMARY KEY (person, order_id)
) WITH (fillfactor = 75);
CREATE INDEX person_change_position ON person_change (person, position);

-- How far the last rebuild came, for every replica to say.
CREATE TABLE view_rebuild (
    lone     boolean PRIMARY KEY DEFAULT true CHECK (lone),
    progress bytea   NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON order_view_0, order_view_1 TO ${serviceRole};
GRANT SELECT ON order_view TO ${serviceRole};
GRANT SELECT, UPDATE ON view_generation TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON workflow_definition, person_stream, person_change, view_rebuild TO ${serviceRole};

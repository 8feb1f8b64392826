-- What we have to know of an order to ship it, learned from order-events.
CREATE TABLE known_order (
    order_id text PRIMARY KEY,
    shop     text NOT NULL,
    seller   text,
    number   text NOT NULL
);

-- The parcels we follow, each with where it stands: a digest of its scans.
CREATE TABLE parcel (
    parcel_id       text        PRIMARY KEY,
    order_id        text        NOT NULL,
    shop            text        NOT NULL,
    carrier         text,
    tracking_number text        NOT NULL,
    registered_at   timestamptz NOT NULL,
    state           text        NOT NULL DEFAULT 'REGISTERED',
    reached         text        NOT NULL DEFAULT 'REGISTERED',
    last_scan_at    timestamptz,
    finished_at     timestamptz,
    estimate        date,
    trouble_owner   text,
    trouble_step    text
) WITH (fillfactor = 80);
CREATE INDEX parcel_code ON parcel (tracking_number);
CREATE INDEX parcel_order ON parcel (order_id);

-- What the carrier said of it, once for each scan.
CREATE TABLE scan (
    parcel_id       text        NOT NULL REFERENCES parcel,
    scan_id         text        NOT NULL,
    state           text        NOT NULL,
    provider_status text,
    message         text,
    city            text,
    region          text,
    country         text,
    zip             text,
    happened        timestamptz NOT NULL,
    clamped         boolean     NOT NULL,
    at_destination  boolean     NOT NULL,
    trouble_owner   text,
    trouble_step    text,
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (parcel_id, scan_id)
);

-- The days the carrier promised, and when.
CREATE TABLE promise (
    parcel_id text        NOT NULL REFERENCES parcel,
    as_of     timestamptz NOT NULL,
    day       date        NOT NULL,
    PRIMARY KEY (parcel_id, as_of, day)
);

-- The ids of everything told on shipping-events: what was told once is not told again.
CREATE TABLE told (
    event_id  text PRIMARY KEY,
    parcel_id text NOT NULL REFERENCES parcel
);

GRANT SELECT, INSERT, UPDATE ON known_order, parcel TO ${serviceRole};
GRANT SELECT, INSERT ON scan, promise, told TO ${serviceRole};

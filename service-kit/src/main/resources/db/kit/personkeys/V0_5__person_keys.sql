-- The keys of personal data, each wrapped by the key-encryption key. Null: erased.
CREATE TABLE person_key (
    person     text        PRIMARY KEY,
    wrapped    text,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- How far `person-keys` was followed.
CREATE TABLE person_key_offset (
    part        integer PRIMARY KEY,
    next_offset bigint  NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON person_key, person_key_offset TO ${serviceRole};

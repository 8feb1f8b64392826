-- What somebody decided about a concern, and what the provider had said by then. Its later words
-- open the concern again only where they are worse, or where it had been over in between.
DROP INDEX concern_open;
ALTER TABLE concern RENAME COLUMN open TO said_open;
ALTER TABLE concern
    ADD COLUMN worst          smallint NOT NULL DEFAULT 0, -- the gravest of the words that opened it
    ADD COLUMN over_at        timestamptz,                 -- when the provider last said that it is over
    ADD COLUMN closed_by      text,
    ADD COLUMN closed_at      timestamptz,
    ADD COLUMN closed_note    text,
    ADD COLUMN closed_worst   smallint,
    ADD COLUMN closed_said_at timestamptz;
UPDATE concern SET over_at = said_at WHERE NOT said_open;
ALTER TABLE concern ADD COLUMN open boolean GENERATED ALWAYS AS (
    said_open AND (closed_at IS NULL OR worst > closed_worst OR coalesce(over_at > closed_said_at, false))
) STORED;
CREATE INDEX concern_open ON concern (shop, position) WHERE open;

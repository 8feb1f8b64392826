-- What staff filter and sort by, one narrow row an order, beside each of the two views: finding a page
-- touches few of them, and a change of status does not move the wide documents.
CREATE TABLE order_list_0 (
    order_id       text COLLATE "C" PRIMARY KEY,
    order_version  bigint           NOT NULL,
    shop           text COLLATE "C" NOT NULL,
    status         text COLLATE "C" NOT NULL,
    workflow       text COLLATE "C" NOT NULL,
    seller_id      text COLLATE "C",
    agent_id       text COLLATE "C",
    staff          text[] COLLATE "C", -- null: nobody is assigned
    payment_method text COLLATE "C" NOT NULL,
    total_amount   numeric          NOT NULL,
    asset          text COLLATE "C" NOT NULL,
    placed_at      timestamptz      NOT NULL,
    status_at      timestamptz      NOT NULL,
    products       text[] COLLATE "C" NOT NULL
) WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

CREATE TABLE order_list_1 (LIKE order_list_0 INCLUDING ALL)
    WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

-- What free text finds an order by. Names, addresses and numbers of people are plain here, and go when the
-- person's key is destroyed.
CREATE TABLE order_search_0 (
    order_id  text COLLATE "C" PRIMARY KEY,
    shop      text COLLATE "C" NOT NULL,
    placed_at timestamptz      NOT NULL,
    person    text COLLATE "C",
    name      text,
    email     text,
    phone     text,
    -- identifiers without their punctuation, one a line: a found fragment is checked against them
    fragments text COLLATE "C" NOT NULL,
    terms     text[] COLLATE "C" NOT NULL,
    -- the person's key had not come yet, or was destroyed since: the row is to be made again
    due       boolean          NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

-- Which words are common decides between walking by time and looking words up.
ALTER TABLE order_search_0 ALTER COLUMN terms SET STATISTICS 500;

CREATE TABLE order_search_1 (LIKE order_search_0 INCLUDING ALL)
    WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE order_search_1 ALTER COLUMN terms SET STATISTICS 500;

-- A rebuild fills tables without indexes, which is twice as fast, and has them made before it swaps. Only
-- an owner may: so these act for one, on the inactive tables alone.
CREATE FUNCTION open_view(generation smallint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    ending text;
BEGIN
    IF generation = (SELECT active FROM view_generation) THEN
        RAISE EXCEPTION 'the active view is not to be emptied';
    END IF;
    FOREACH ending IN ARRAY ARRAY['list_%s_placed', 'list_%s_status', 'list_%s_moved', 'list_%s_amount', 'list_%s_seller',
            'list_%s_agent', 'list_%s_staff', 'search_%s_placed', 'search_%s_terms', 'search_%s_person', 'search_%s_due'] LOOP
        EXECUTE 'DROP INDEX IF EXISTS order_' || format(ending, generation);
    END LOOP;
    EXECUTE format('TRUNCATE order_view_%1$s, order_list_%1$s, order_search_%1$s', generation);
END
$$;

-- Every way to page ends in the order id, so that a cursor is exact.
CREATE FUNCTION settle_view(generation smallint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public SET maintenance_work_mem = '256MB' AS $$
DECLARE
    made text;
BEGIN
    FOREACH made IN ARRAY ARRAY[
        'CREATE INDEX order_list_%1$s_placed ON order_list_%1$s (shop, placed_at, order_id)',
        'CREATE INDEX order_list_%1$s_status ON order_list_%1$s (shop, status, placed_at, order_id)',
        'CREATE INDEX order_list_%1$s_moved ON order_list_%1$s (shop, status_at, order_id)',
        'CREATE INDEX order_list_%1$s_amount ON order_list_%1$s (shop, asset, total_amount, order_id)',
        'CREATE INDEX order_list_%1$s_seller ON order_list_%1$s (shop, seller_id, placed_at, order_id) WHERE seller_id IS NOT NULL',
        'CREATE INDEX order_list_%1$s_agent ON order_list_%1$s (shop, agent_id, placed_at, order_id) WHERE agent_id IS NOT NULL',
        'CREATE INDEX order_list_%1$s_staff ON order_list_%1$s USING gin (staff) WITH (gin_pending_list_limit = 256) WHERE staff IS NOT NULL',
        'CREATE INDEX order_search_%1$s_placed ON order_search_%1$s (shop, placed_at, order_id)',
        'CREATE INDEX order_search_%1$s_terms ON order_search_%1$s USING gin (terms) WITH (gin_pending_list_limit = 1024)',
        'CREATE INDEX order_search_%1$s_person ON order_search_%1$s (person) WHERE person IS NOT NULL',
        'CREATE INDEX order_search_%1$s_due ON order_search_%1$s (order_id) WHERE due',
        'ANALYZE order_view_%1$s, order_list_%1$s, order_search_%1$s'] LOOP
        EXECUTE format(made, generation);
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION open_view, settle_view FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_view, settle_view TO ${serviceRole};

-- The words of a shop's orders, to finish a word that was begun.
CREATE TABLE search_word (
    shop text COLLATE "C" NOT NULL,
    word text COLLATE "C" NOT NULL,
    PRIMARY KEY (shop, word)
);

-- Each word under itself and under itself without one of its letters: two words that differ by one slip
-- of the finger meet in one of these.
CREATE TABLE search_near (
    shop text COLLATE "C" NOT NULL,
    near text COLLATE "C" NOT NULL,
    word text COLLATE "C" NOT NULL,
    PRIMARY KEY (shop, near, word)
);

-- A destroyed key takes what is plain with it, in the transaction that learns of it; and words that nobody
-- else's order has.
CREATE FUNCTION forget_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shops text[];
    gone  text[];
BEGIN
    PERFORM FROM order_search_0 WHERE person = NEW.person ORDER BY order_id FOR UPDATE;
    PERFORM FROM order_search_1 WHERE person = NEW.person ORDER BY order_id FOR UPDATE;
    SELECT array_agg(DISTINCT s.shop), array_agg(DISTINCT ltrim(t.term, '/')) INTO shops, gone
    FROM (SELECT shop, terms FROM order_search_0 WHERE person = NEW.person
          UNION ALL SELECT shop, terms FROM order_search_1 WHERE person = NEW.person) s, unnest(s.terms) AS t (term);
    UPDATE order_search_0 SET name = NULL, email = NULL, phone = NULL, fragments = '', terms = '{}', due = true
    WHERE person = NEW.person;
    UPDATE order_search_1 SET name = NULL, email = NULL, phone = NULL, fragments = '', terms = '{}', due = true
    WHERE person = NEW.person;
    WITH lost AS (
        DELETE FROM search_word w WHERE w.shop = ANY (shops) AND w.word = ANY (gone)
        AND NOT EXISTS (SELECT FROM order_search_0 s WHERE s.shop = w.shop AND s.terms && ARRAY[w.word, '/' || w.word])
        AND NOT EXISTS (SELECT FROM order_search_1 s WHERE s.shop = w.shop AND s.terms && ARRAY[w.word, '/' || w.word])
        RETURNING w.shop, w.word)
    DELETE FROM search_near n USING lost, generate_series(0, length(lost.word)) AS i
    WHERE n.shop = lost.shop AND n.word = lost.word
      AND n.near = CASE i WHEN 0 THEN lost.word ELSE left(lost.word, i - 1) || substr(lost.word, i + 1) END;
    RETURN NULL;
END
$$;
CREATE TRIGGER forget_person AFTER INSERT OR UPDATE ON person_key
    FOR EACH ROW WHEN (NEW.wrapped IS NULL) EXECUTE FUNCTION forget_person();

-- Shop lists read the narrow rows now.
DROP INDEX order_view_0_shop;
DROP INDEX order_view_1_shop_created_at_order_id_idx;

-- What was projected before these tables existed. Search rows are due: the service makes them as it starts.
INSERT INTO order_list_0
SELECT order_id, order_version, shop, status, workflow, seller_id, agent_id, NULL, payment_method, total_amount, asset,
       created_at, status_at,
       ARRAY(SELECT coalesce(item->>'productName', item->>'listingId')
             FROM jsonb_array_elements(convert_from(order_doc, 'UTF8')::jsonb->'placed'->'items') AS item
             WHERE coalesce(item->>'productName', item->>'listingId') IS NOT NULL)
FROM order_view_0 WHERE order_version > 0;
INSERT INTO order_list_1
SELECT order_id, order_version, shop, status, workflow, seller_id, agent_id, NULL, payment_method, total_amount, asset,
       created_at, status_at,
       ARRAY(SELECT coalesce(item->>'productName', item->>'listingId')
             FROM jsonb_array_elements(convert_from(order_doc, 'UTF8')::jsonb->'placed'->'items') AS item
             WHERE coalesce(item->>'productName', item->>'listingId') IS NOT NULL)
FROM order_view_1 WHERE order_version > 0;
INSERT INTO order_search_0
SELECT order_id, shop, created_at, convert_from(order_doc, 'UTF8')::jsonb->'placed'->'personal'->>'person',
       NULL, NULL, NULL, '', '{}', true
FROM order_view_0 WHERE order_version > 0;
INSERT INTO order_search_1
SELECT order_id, shop, created_at, convert_from(order_doc, 'UTF8')::jsonb->'placed'->'personal'->>'person',
       NULL, NULL, NULL, '', '{}', true
FROM order_view_1 WHERE order_version > 0;

SELECT settle_view(0::smallint), settle_view(1::smallint);

GRANT SELECT, INSERT, UPDATE, DELETE ON order_list_0, order_list_1, order_search_0, order_search_1 TO ${serviceRole};
GRANT SELECT, INSERT, DELETE ON search_word, search_near TO ${serviceRole};

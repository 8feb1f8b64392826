-- Readers hold no generation any more: whoever still reads the one that is to be emptied is waited for, in the order
-- in which readers take these tables.
CREATE OR REPLACE FUNCTION open_view(generation smallint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    ending text;
BEGIN
    IF generation = (SELECT active FROM view_generation) THEN
        RAISE EXCEPTION 'the active view is not to be emptied';
    END IF;
    EXECUTE format('LOCK TABLE order_search_%1$s, order_list_%1$s, order_view_%1$s IN ACCESS EXCLUSIVE MODE', generation);
    FOREACH ending IN ARRAY ARRAY['list_%s_placed', 'list_%s_status', 'list_%s_moved', 'list_%s_amount', 'list_%s_seller',
            'list_%s_agent', 'list_%s_staff', 'search_%s_placed', 'search_%s_terms', 'search_%s_person', 'search_%s_due'] LOOP
        EXECUTE 'DROP INDEX IF EXISTS order_' || format(ending, generation);
    END LOOP;
    EXECUTE format('TRUNCATE order_view_%1$s, order_list_%1$s, order_search_%1$s', generation);
END
$$;

-- Nobody asks for rows by what documents and texts hold: reading them for statistics took more of a processor than
-- keeping all other statistics together.
ALTER TABLE order_view_0
    ALTER COLUMN order_doc SET STATISTICS 0, ALTER COLUMN payment_doc SET STATISTICS 0,
    ALTER COLUMN shipping_doc SET STATISTICS 0, ALTER COLUMN notification_doc SET STATISTICS 0;
ALTER TABLE order_view_1
    ALTER COLUMN order_doc SET STATISTICS 0, ALTER COLUMN payment_doc SET STATISTICS 0,
    ALTER COLUMN shipping_doc SET STATISTICS 0, ALTER COLUMN notification_doc SET STATISTICS 0;

-- Words that are common today are common tomorrow: their many samples are taken when a fifth is new, not a fiftieth.
ALTER TABLE order_search_0
    ALTER COLUMN fragments SET STATISTICS 0,
    SET (autovacuum_analyze_scale_factor = 0.2);
ALTER TABLE order_search_1
    ALTER COLUMN fragments SET STATISTICS 0,
    SET (autovacuum_analyze_scale_factor = 0.2);

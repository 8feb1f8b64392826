-- Nobody asks for rows by what documents and texts hold: their statistics are not worth reading them.
ALTER TABLE order_card
    ALTER COLUMN items SET STATISTICS 0, ALTER COLUMN notes SET STATISTICS 0,
    ALTER COLUMN sealed_box SET STATISTICS 0;
ALTER TABLE waiting_event
    ALTER COLUMN headers SET STATISTICS 0, ALTER COLUMN payload SET STATISTICS 0;
ALTER TABLE delivery ALTER COLUMN details SET STATISTICS 0;
ALTER TABLE feed_entry
    ALTER COLUMN title SET STATISTICS 0, ALTER COLUMN message SET STATISTICS 0;

-- Nobody asks for rows by what documents hold: their statistics are not worth reading them.
ALTER TABLE order_event
    ALTER COLUMN payload SET STATISTICS 0, ALTER COLUMN metadata SET STATISTICS 0;
ALTER TABLE idempotency_key
    ALTER COLUMN headers SET STATISTICS 0, ALTER COLUMN body SET STATISTICS 0;

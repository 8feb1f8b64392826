-- A shop's own reference is a search term of its own. Rows made before are due: the service makes them again as it starts.
UPDATE order_search_0 s SET due = true FROM order_view_0 v
WHERE v.order_id = s.order_id AND convert_from(v.order_doc, 'UTF8')::jsonb->'placed'->>'reference' IS NOT NULL;
UPDATE order_search_1 s SET due = true FROM order_view_1 v
WHERE v.order_id = s.order_id AND convert_from(v.order_doc, 'UTF8')::jsonb->'placed'->>'reference' IS NOT NULL;

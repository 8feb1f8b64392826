-- Orders in the shape of a shop that has traded for a year: most are done, few are in trouble, some sellers,
-- products and names are far more common than others. How many: bench.orders.
SELECT setseed(0.42);

CREATE TEMP TABLE drawn AS
WITH
given AS (SELECT string_to_array('john mary james linda robert patricia michael jennifer david maria william susan richard jessica thomas sarah ahmed fatima mohammed aisha wei li ming yuki hiroshi sakura ivan olga sergei natasha carlos sofia jose lucia pedro ana budi siti agus dewi rizky putri eko wati hans greta lars ingrid pierre camille luca giulia', ' ') AS name),
stem AS (SELECT string_to_array('ander john peter mart robert wil thomp har camp ed ric hen ols lind berg stein hoff schnei mey wag fisch kell sant kusu wibo suhar pras nugro haryan seti', ' ') AS name),
middle AS (SELECT string_to_array('s in er el ing am an or et ol ard us en is', ' ') AS name),
ending AS (SELECT string_to_array('on sen son man ton ley field worth ski ova ez ini anto wan mann feld dahl gren quist wood', ' ') AS name),
kind AS (SELECT string_to_array('Headphones Lamp Keyboard Backpack Bottle Camera Notebook Chair Speaker Charger Jacket Watch Tripod Blender Teapot Router Monitor Drone Tent Guitar', ' ') AS name),
make AS (SELECT string_to_array('Wireless Brass Mechanical Canvas Steel Instant Leather Oak Portable Solar Winter Smart Carbon Silent Ceramic Mesh Curved Mini Alpine Acoustic Bamboo Retro Folding Ultra Classic', ' ') AS name),
dice AS (
    SELECT n, random() AS a, random() AS b, random() AS c, random() AS d, random() AS e, random() AS f, random() AS g,
           random() AS h, random() AS i, random() AS j, random() AS k, random() AS m
    FROM generate_series(1, current_setting('bench.orders')::int) AS n)
SELECT n,
       'order_list' || lpad(n::text, 9, '0') AS order_id,
       'ORD-2026-' || lpad(n::text, 6, '0') AS number,
       CASE WHEN a < 0.85 THEN 'main' WHEN a < 0.95 THEN 'second' ELSE 'third' END AS shop,
       date_trunc('milliseconds', now() - (current_setting('bench.orders')::int - n) * (interval '365 days' / current_setting('bench.orders')::int)) AS placed_at,
       CASE WHEN n > current_setting('bench.orders')::int * 0.97 THEN
                 (ARRAY['payment_pending', 'payment_confirmed', 'escrow_locked', 'order_confirmed', 'processing', 'processing',
                        'ready_to_ship', 'shipped', 'shipped', 'in_transit', 'in_transit', 'out_for_delivery', 'delivered'])[1 + floor(b * 13)]
            WHEN b < 0.88 THEN 'completed' WHEN b < 0.945 THEN 'cancelled' WHEN b < 0.975 THEN 'refunded'
            WHEN b < 0.99 THEN 'failed' WHEN b < 0.998 THEN 'delivered' ELSE 'disputed' END AS status,
       floor(h * 60) * interval '1 hour' AS took,
       'seller' || floor(2000 * c * c * c) AS seller_id,
       'buyer' || floor(200000 * d) AS buyer_id,
       CASE WHEN e < 0.4 THEN 'agent' || floor(200 * (e / 0.4) * (e / 0.4)) END AS agent_id,
       CASE WHEN f < 0.3 THEN 'staff' || floor(25 * f / 0.3) END AS staff_id,
       (ARRAY['stripe', 'stripe', 'stripe', 'escrow', 'escrow', 'paypal', 'credit_card', 'crypto'])[1 + floor(g * 8)] AS payment_method,
       round((4 - 60 * ln(1 - 0.9999 * h))::numeric, 2) AS amount,
       CASE WHEN i < 0.85 THEN 'USD' ELSE 'EUR' END AS asset,
       initcap(given.name[1 + floor(52 * j * j)]) AS first_name,
       initcap(stem.name[1 + floor(30 * k * k)] || middle.name[1 + floor(14 * m)] || ending.name[1 + floor(20 * k)]) AS last_name,
       make.name[1 + floor(25 * c * d)] AS make, kind.name[1 + floor(20 * d * e)] AS kind,
       CASE WHEN g < 0.7 THEN '62812' ELSE '1415' END || lpad(floor(k * 100000000)::bigint::text, 8, '0') AS phone,
       '1Z' || upper(substr(md5(n::text), 1, 16)) AS tracking
FROM dice, given, stem, middle, ending, kind, make;

INSERT INTO order_list_0
SELECT order_id, 3, shop, status, 'marketplace.v1', seller_id, agent_id,
       CASE WHEN staff_id IS NOT NULL THEN ARRAY[staff_id] END, payment_method, amount, asset, placed_at,
       placed_at + took, ARRAY[make || ' ' || kind]
FROM drawn;

INSERT INTO order_search_0
SELECT order_id, shop, placed_at, buyer_id, first_name || ' ' || last_name,
       lower(first_name || '.' || last_name) || n % 100 || '@example.com', '+' || phone,
       phone || E'\n' || lower(tracking),
       ARRAY(SELECT DISTINCT term FROM unnest(
           ARRAY['ord', '2026', lpad(n::text, 6, '0'), n::text, 'ord2026' || lpad(n::text, 6, '0'),
                 lower(first_name), lower(last_name), lower(last_name) || n % 100, 'example', 'com',
                 phone, lower(tracking), seller_id, buyer_id, 'store', 'of',
                 '/' || lower(make), '/' || lower(kind), '=listing' || lower(make || kind), 'listing' || lower(make || kind)]
           || ARRAY(SELECT '+' || substr(phone, i, 4) FROM generate_series(1, length(phone) - 3) AS i)
           || ARRAY(SELECT '+' || substr(lower(tracking), i, 4) FROM generate_series(1, 15) AS i)) AS term ORDER BY term),
       false
FROM drawn;

INSERT INTO order_view_0 (order_id, order_version, order_doc, shop, number, buyer_id, seller_id, status, workflow,
                          payment_method, agent_id, total_amount, asset, created_at, status_at)
SELECT order_id, 3, convert_to(format(
           '{"version":3,"eventId":"%1$s-1","shop":"%2$s","placedAt":"%3$s","recordedAt":"%3$s",'
           '"placed":{"by":{"id":"shop","role":"storefront","channel":"api"},"workflow":{"id":"marketplace","version":1},'
           '"status":"escrow_locked","number":"%4$s","buyer":"%5$s","seller":{"id":"%6$s","name":"Store","storeName":"Store of %6$s"},'
           '"items":[{"id":"item1","listingId":"%7$s","productName":"%8$s","quantity":1,"unitPrice":%9$s,"totalPrice":%9$s}],'
           '"total":%9$s,"payment":{"method":"%10$s","claimed":"NONE"},'
           '"delivery":{"method":"standard","city":"New York","state":"NY","country":"US"},"origin":{%11$s},"metadata":{}},'
           '"status":"%12$s","statusAt":"%13$s","updatedAt":"%13$s",'
           '"changes":[{"version":2,"eventId":"%1$s-2","at":"%13$s","recordedAt":"%13$s",'
           '"by":{"id":"%6$s","role":"seller","channel":"web"},"from":"escrow_locked","to":"%12$s","cause":"PERSON"}],'
           '"announced":[{"version":3,"eventId":"%1$s-3","at":"%13$s","recordedAt":"%13$s",'
           '"by":{"id":"%6$s","role":"seller","channel":"web"},"parcelId":"parcel1","carrier":"UPS","trackingNumber":"%14$s"}],'
           '"notes":[],"disputes":[],"refunds":[],"anomalies":[],"staff":[%15$s],"trackingNumbers":["%14$s"],"references":[]}',
           order_id, shop, at, number, buyer_id, seller_id, 'listing' || lower(make || kind), make || ' ' || kind, total,
           payment_method, coalesce('"agentId":"' || agent_id || '"', ''), status, moved, tracking,
           coalesce('{"id":"' || staff_id || '"}', '')), 'UTF8'),
       shop, number, buyer_id, seller_id, status, 'marketplace.v1', payment_method, agent_id, amount, asset, placed_at,
       placed_at + took
FROM (SELECT *, to_char(placed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
             to_char((placed_at + took) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS moved,
             format('{"amount":"%s","asset":"%s","decimals":2}', amount, asset) AS total FROM drawn) d;

INSERT INTO search_word
SELECT DISTINCT shop, lower(word) FROM (
    SELECT shop, first_name AS word FROM drawn UNION SELECT shop, last_name FROM drawn
    UNION SELECT shop, make FROM drawn UNION SELECT shop, kind FROM drawn) w
ON CONFLICT DO NOTHING;
INSERT INTO search_near
SELECT DISTINCT shop, CASE i WHEN 0 THEN word ELSE left(word, i - 1) || substr(word, i + 1) END, word
FROM search_word, generate_series(0, length(word)) AS i
ON CONFLICT DO NOTHING;

INSERT INTO feed_reads (feed_id, day, client, status, count, last_at)
SELECT :feed, :day, :client, :status, :count, :last_at
WHERE :feed IN (SELECT id FROM feeds UNION ALL SELECT -id FROM layers)
ON CONFLICT (feed_id, day, client, status)
DO UPDATE SET count = count + excluded.count, last_at = max(last_at, excluded.last_at);

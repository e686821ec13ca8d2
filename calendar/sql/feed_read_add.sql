INSERT INTO feed_reads (feed_id, day, client, status, count, last_at)
SELECT id, :day, :client, :status, :count, :last_at FROM feeds WHERE id = :feed
ON CONFLICT (feed_id, day, client, status)
DO UPDATE SET count = count + excluded.count, last_at = max(last_at, excluded.last_at);

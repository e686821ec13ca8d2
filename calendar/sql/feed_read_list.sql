SELECT feed_id, day, client, status, count, last_at FROM feed_reads
WHERE feed_id = :feed
ORDER BY day DESC, client, status;

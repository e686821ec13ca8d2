SELECT feed_id, client, status, sum(count),
  sum(CASE WHEN day >= :recent_since THEN count ELSE 0 END), max(last_at)
FROM feed_reads
WHERE feed_id IN (SELECT id FROM feeds UNION ALL SELECT -id FROM layers) AND day >= :since
GROUP BY feed_id, client, status
ORDER BY feed_id, client, status;

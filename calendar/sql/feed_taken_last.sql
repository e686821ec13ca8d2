SELECT f.id,
  (SELECT r.last_at FROM feed_reads r
   WHERE r.feed_id = f.id AND r.status IN (200, 304)
   ORDER BY r.day DESC, r.last_at DESC LIMIT 1)
FROM (SELECT id FROM feeds UNION ALL SELECT -id FROM layers) f;

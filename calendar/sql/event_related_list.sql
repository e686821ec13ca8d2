SELECT later.id AS event_id, earlier.uid, later.id AS later_id
FROM events later JOIN events earlier ON earlier.id = later.split_from
WHERE later.split_from IS NOT NULL AND later.id BETWEEN ifnull(:id, -0x7fffffffffffffff) AND ifnull(:id, 0x7fffffffffffffff)
UNION ALL
SELECT earlier.id, later.uid, later.id
FROM events later JOIN events earlier ON earlier.id = later.split_from
WHERE later.split_from BETWEEN ifnull(:id, -0x7fffffffffffffff) AND ifnull(:id, 0x7fffffffffffffff)
ORDER BY event_id, later_id;

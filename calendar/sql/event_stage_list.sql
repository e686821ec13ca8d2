SELECT event_id, uid, title, starts_on, ends_on FROM event_stages
WHERE event_id BETWEEN ifnull(:id, -0x7fffffffffffffff) AND ifnull(:id, 0x7fffffffffffffff)
ORDER BY event_id, position;

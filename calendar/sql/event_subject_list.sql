SELECT event_id, subject FROM event_subjects
WHERE event_id BETWEEN ifnull(:id, -0x7fffffffffffffff) AND ifnull(:id, 0x7fffffffffffffff)
ORDER BY event_id, position;

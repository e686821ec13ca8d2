SELECT event_id, moment, is_exception FROM event_dates
WHERE event_id BETWEEN ifnull(:id, -0x7fffffffffffffff) AND ifnull(:id, 0x7fffffffffffffff)
ORDER BY event_id, is_exception, moment;

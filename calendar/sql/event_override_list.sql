SELECT event_id, recurrence_id, title, place, description, starts_on, ends_on, starts_at, ends_at, state,
  sequence, changed_at
FROM event_overrides
WHERE event_id BETWEEN ifnull(:id, -0x7fffffffffffffff) AND ifnull(:id, 0x7fffffffffffffff)
ORDER BY event_id, recurrence_id;

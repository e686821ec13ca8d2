SELECT changed_at, author, recurrence_id, field, old_value, new_value
FROM event_history WHERE event_id = :event ORDER BY id;

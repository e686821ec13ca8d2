INSERT INTO event_history (event_id, changed_at, author, recurrence_id, field, old_value, new_value)
VALUES (:event, :now, :author, :recurrence_id, :field, :old_value, :new_value);

UPDATE occurrences SET from_date = :from, due_date = :due, original_due = :original,
  state = CASE state WHEN 'cancelled' THEN 'open' ELSE state END,
  sequence = sequence + 1, changed_at = :now,
  set_on = CASE due_date WHEN :due THEN set_on ELSE :today END
WHERE id = :occurrence;

INSERT INTO event_overrides (event_id, recurrence_id, title, place, description, starts_on, ends_on,
  starts_at, ends_at, state, sequence, changed_at)
VALUES (:event, :recurrence_id, :title, :place, :description, :starts_on, :ends_on, :starts_at,
  :ends_at, :state, :sequence, :now);

SELECT o.event_id, o.recurrence_id, o.title, o.place, o.description, o.starts_on, o.ends_on,
  o.starts_at, o.ends_at, o.state, o.sequence, o.changed_at
FROM event_overrides o JOIN events e ON e.id = o.event_id
WHERE (:id IS NULL OR e.id = :id) AND (:department IS NULL OR e.department_id = :department)
ORDER BY o.event_id, o.recurrence_id;

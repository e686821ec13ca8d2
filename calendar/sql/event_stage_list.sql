SELECT s.event_id, s.uid, s.title, s.starts_on, s.ends_on
FROM event_stages s JOIN events e ON e.id = s.event_id
WHERE (:id IS NULL OR e.id = :id) AND (:department IS NULL OR e.department_id = :department)
ORDER BY s.event_id, s.position;

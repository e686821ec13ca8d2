SELECT s.event_id, s.subject FROM event_subjects s JOIN events e ON e.id = s.event_id
WHERE (:id IS NULL OR e.id = :id) AND (:department IS NULL OR e.department_id = :department)
ORDER BY s.event_id, s.position;

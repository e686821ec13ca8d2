SELECT d.event_id, d.moment, d.is_exception FROM event_dates d JOIN events e ON e.id = d.event_id
WHERE (:id IS NULL OR e.id = :id) AND (:department IS NULL OR e.department_id = :department)
ORDER BY d.event_id, d.moment;

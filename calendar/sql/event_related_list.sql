SELECT later.id, earlier.uid, earlier.id, later.uid
FROM events later JOIN events earlier ON earlier.id = later.split_from
WHERE (:id IS NULL OR :id IN (later.id, earlier.id))
  AND (:department IS NULL OR later.department_id = :department)
ORDER BY later.id;

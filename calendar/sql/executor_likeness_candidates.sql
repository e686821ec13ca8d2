SELECT id, name, kind, created_at >= :now
FROM executors
WHERE department_id = :department AND merged_into IS NULL
ORDER BY id;

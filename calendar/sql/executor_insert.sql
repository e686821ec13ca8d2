INSERT INTO executors (department_id, name, kind, position, created_at)
VALUES (:department, :name, :kind, :position, :now)
RETURNING id;

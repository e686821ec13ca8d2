INSERT INTO feeds (department_id, name, title, kind, created_at)
VALUES (:department, :name, :title, :kind, :now)
ON CONFLICT (name) DO NOTHING
RETURNING id;

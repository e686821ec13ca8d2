INSERT INTO column_choices (department_id, heading, roles, author, created_at)
VALUES (:department, :heading, :roles, :author, :now)
ON CONFLICT (department_id, heading) DO UPDATE
SET roles = excluded.roles, author = excluded.author, created_at = excluded.created_at;

INSERT INTO departments (name, timezone, created_at)
VALUES (:name, :timezone, :now)
RETURNING id;

INSERT INTO layers (department_id, name, title, url, next_fetch_at, created_at)
VALUES (:department, :name, :title, :url, :now, :now) RETURNING id;

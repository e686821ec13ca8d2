INSERT INTO api_tokens (department_id, name, scopes, hash, created_at, expires_at)
VALUES (:department, :name, :scopes, :hash, :now, :expires_at)
RETURNING id;

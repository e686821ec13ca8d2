SELECT id, department_id, name, scopes, created_at, expires_at, revoked_at
FROM api_tokens
WHERE hash = :hash;

INSERT INTO sessions (hash, user_id, created_at, used_at, expires_at)
SELECT :hash, id, :now, :now, :expires_at FROM users
WHERE id = :user AND password_hash = :password_hash;

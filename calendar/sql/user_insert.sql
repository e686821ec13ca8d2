INSERT INTO users (department_id, login, name, role, password_hash, created_at)
VALUES (:department, :login, :name, :role, :password_hash, :now)
ON CONFLICT (login) DO NOTHING;

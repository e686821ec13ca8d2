SELECT id, login, name, role, password_hash FROM users
WHERE :login IS NULL OR login = :login ORDER BY login;

SELECT s.user_id, u.name, u.role, s.used_at
FROM sessions s JOIN users u ON u.id = s.user_id
WHERE s.hash = :hash AND s.expires_at > :now AND s.used_at > :idle_since;

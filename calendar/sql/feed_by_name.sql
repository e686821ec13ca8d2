SELECT id, department_id, name, title, kind, revoked_at FROM feeds WHERE name = :name;

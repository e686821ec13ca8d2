SELECT id, name, timezone FROM departments ORDER BY id;

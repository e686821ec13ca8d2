INSERT INTO item_executors (item_id, executor_id, position, role)
VALUES (:item, :executor, :position, :role)
ON CONFLICT (item_id, executor_id) DO NOTHING;

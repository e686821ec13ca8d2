INSERT INTO item_executors (item_id, executor_id, position, role)
SELECT item_id, :into, position, role FROM item_executors WHERE executor_id = :from
ON CONFLICT (item_id, executor_id) DO NOTHING;

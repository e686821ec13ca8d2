INSERT INTO item_executors (item_id, executor_id, position, role)
SELECT :item, executor_id, position, role FROM item_executors WHERE item_id = :row;

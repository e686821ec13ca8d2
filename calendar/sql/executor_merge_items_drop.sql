DELETE FROM item_executors WHERE executor_id = :from;

UPDATE executor_aliases SET executor_id = :into WHERE executor_id = :from;

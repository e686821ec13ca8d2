SELECT executor_id FROM executor_aliases
WHERE department_id = :department AND folded = :folded;

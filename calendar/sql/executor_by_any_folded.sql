SELECT executor_id FROM executor_aliases WHERE folded = :folded ORDER BY executor_id LIMIT 1;

SELECT a.executor_id
FROM executor_aliases a JOIN executors e ON e.id = a.executor_id
WHERE a.department_id = :department AND a.folded = :folded AND e.kind <> 'person';

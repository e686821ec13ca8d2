INSERT INTO executor_aliases (department_id, folded, executor_id, alias)
SELECT department_id, :folded, id, :alias FROM executors WHERE id = :executor
ON CONFLICT (department_id, folded) DO NOTHING;

SELECT x.id, x.name, x.kind, x.position,
  (SELECT count(*) FROM item_executors e WHERE e.executor_id = x.id)
FROM executors x
WHERE x.merged_into IS NULL AND (:executor IS NULL OR x.id = :executor)
ORDER BY x.id;

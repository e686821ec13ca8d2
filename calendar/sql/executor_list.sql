SELECT x.id, x.name, x.kind, x.position,
  (SELECT count(*) FROM item_executors e JOIN items i ON i.id = e.item_id
   JOIN plans p ON p.id = i.plan_id
   WHERE e.executor_id = x.id AND i.removed_by IS NULL AND p.amends IS NULL)
FROM executors x
WHERE x.merged_into IS NULL AND (:executor IS NULL OR x.id = :executor)
ORDER BY x.id;

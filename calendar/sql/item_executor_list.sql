SELECT e.item_id, x.name, x.position, x.kind
FROM item_executors e JOIN executors x ON x.id = e.executor_id JOIN items i ON i.id = e.item_id
WHERE i.plan_id = :plan
ORDER BY e.item_id, e.position;

SELECT o.item_id, o.id, o.from_date, o.due_date, o.original_due, o.state
FROM occurrences o JOIN items i ON i.id = o.item_id
WHERE i.plan_id = :plan ORDER BY o.due_date, o.id;

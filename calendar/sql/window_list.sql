SELECT w.item_id, w.from_date, w.due_date
FROM item_windows w JOIN items i ON i.id = w.item_id
WHERE i.plan_id = :plan ORDER BY i.position, w.position;

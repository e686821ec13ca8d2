SELECT c.item_id, c.field, c.value, c.author, c.created_at
FROM corrections c JOIN items i ON i.id = c.item_id
WHERE i.plan_id = :plan
ORDER BY i.position, c.field;

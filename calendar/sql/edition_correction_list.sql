SELECT c.item_id, c.field, c.value FROM corrections c JOIN items i ON i.id = c.item_id
WHERE i.plan_id = :plan;

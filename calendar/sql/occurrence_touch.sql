-- What calendars show of it has changed: RFC 5545 LAST-MODIFIED moves on.
UPDATE occurrences SET changed_at = :now
WHERE item_id IN (SELECT id FROM items WHERE plan_id = :plan AND (:item IS NULL OR id = :item));

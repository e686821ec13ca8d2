-- What calendars show of it has changed: readers fetch an entry again when its stamp is newer.
UPDATE occurrences SET changed_at = :now
WHERE state <> 'cancelled' AND item_id IN
  (SELECT id FROM items WHERE (:plan IS NULL OR plan_id = :plan) AND (:item IS NULL OR id = :item));

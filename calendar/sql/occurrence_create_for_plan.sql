-- One occurrence for each window. The UID carries the item, the day it was first due and, where an
-- item has several windows due on one day, which of them it is; it never changes afterwards.
INSERT INTO occurrences (item_id, uid, from_date, due_date, changed_at)
SELECT i.id,
  i.uid || '-' || replace(w.due_date, '-', '') || CASE
    WHEN EXISTS (SELECT 1 FROM item_windows e WHERE e.item_id = w.item_id
                 AND e.due_date = w.due_date AND e.position < w.position)
    THEN '-' || w.position ELSE '' END || '@sroki',
  w.from_date, w.due_date, :now
FROM item_windows w JOIN items i ON i.id = w.item_id
WHERE i.plan_id = :plan
ORDER BY i.position, w.position;

-- The document's words of every item, the removed ones last, and whether anything has come of it.
SELECT i.id, i.number, i.section, i.title, i.executors_text, i.term_text, i.result, i.kind, i.month,
  i.term_status, i.term_reason, i.recurrence, i.flags, i.note, i.removed_by IS NOT NULL,
  EXISTS (SELECT 1 FROM corrections c WHERE c.item_id = i.id)
    OR EXISTS (SELECT 1 FROM occurrences o WHERE o.item_id = i.id
      AND (o.state IN ('reported', 'accepted', 'returned') OR o.original_due IS NOT NULL
        OR EXISTS (SELECT 1 FROM reminders r WHERE r.occurrence_id = o.id))),
  i.term_lines
FROM items i WHERE i.plan_id = :plan
ORDER BY i.removed_by IS NOT NULL, i.position, i.id;

SELECT o.id, o.item_id, i.plan_id, o.uid, o.from_date, o.due_date, o.original_due, o.state,
  o.sequence, o.changed_at, i.number, i.section, i.title, i.executors_text, i.term_text, i.result,
  i.kind, i.flags, p.title, p.timezone
FROM occurrences o
JOIN corrected_items i ON i.id = o.item_id
JOIN corrected_plans p ON p.id = i.plan_id
WHERE p.state = 'approved'
  AND (:department IS NULL OR p.department_id = :department)
  AND (:id IS NULL OR o.id = :id)
  AND (:plan IS NULL OR p.id = :plan)
  AND (:kind IS NULL OR i.kind = :kind)
  AND (:due_from IS NULL OR o.due_date >= :due_from)
  AND (:due_to IS NULL OR o.due_date <= :due_to)
  AND (:executor IS NULL OR EXISTS
    (SELECT 1 FROM item_executors e WHERE e.item_id = i.id AND e.executor_id = :executor))
ORDER BY o.due_date, p.id, i.position, o.id;

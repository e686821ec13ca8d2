SELECT id, number, section, title, executors_text, term_text, result, kind, month, term_status,
  term_reason, recurrence, flags, note
FROM corrected_items WHERE plan_id = :plan AND removed_by IS NULL ORDER BY position;

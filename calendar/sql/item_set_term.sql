UPDATE items SET term_status = :term_status, term_reason = :term_reason,
  recurrence = :recurrence, flags = :flags, note = :note
WHERE id = :item;

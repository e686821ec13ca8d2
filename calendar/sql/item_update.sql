UPDATE items SET position = :position, number = :number, section = :section, title = :title,
  executors_text = :executors_text, term_text = :term_text,
  term_lines = :term_lines, result = :result, kind = :kind,
  month = :month, term_status = :term_status, term_reason = :term_reason,
  recurrence = :recurrence, flags = :flags, note = :note
WHERE id = :item;

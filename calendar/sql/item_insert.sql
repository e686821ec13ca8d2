INSERT INTO items (plan_id, uid, position, number, section, title, executors_text, term_text,
  term_lines, result, kind, month, term_status, term_reason, recurrence, flags, note)
SELECT :plan, uid || '-' || lower(hex(randomblob(4))), :position, :number, :section, :title,
  :executors_text, :term_text, :term_lines, :result, :kind, :month, :term_status, :term_reason, :recurrence,
  :flags, :note
FROM plans WHERE id = :plan
RETURNING id;

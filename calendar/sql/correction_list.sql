SELECT c.item_id, c.field, c.value,
  CASE c.field WHEN 'number' THEN i.number WHEN 'section' THEN i.section WHEN 'title' THEN i.title
    WHEN 'executors_text' THEN i.executors_text WHEN 'term_text' THEN i.term_text
    WHEN 'result' THEN i.result WHEN 'kind' THEN i.kind END,
  c.author, c.created_at
FROM corrections c JOIN items i ON i.id = c.item_id
WHERE i.plan_id = :plan
ORDER BY i.position, c.field;

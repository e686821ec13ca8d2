SELECT 0, c.field, c.value,
  CASE c.field WHEN 'title' THEN p.title WHEN 'period_first' THEN p.period_first
    WHEN 'period_last' THEN p.period_last WHEN 'basis' THEN p.basis WHEN 'issued' THEN p.issued
    WHEN 'order_number' THEN p.order_number WHEN 'controller_name' THEN p.controller_name
    WHEN 'controller_position' THEN p.controller_position END,
  c.author, c.created_at
FROM plan_corrections c JOIN plans p ON p.id = c.plan_id
WHERE c.plan_id = :plan
ORDER BY c.field;

INSERT INTO plan_editions (plan_id, number, order_number, issued, source_id, approved_by, approved_at)
SELECT p.id, (SELECT coalesce(max(e.number), 0) + 1 FROM plan_editions e WHERE e.plan_id = p.id),
  p.order_number, p.issued,
  (SELECT max(s.id) FROM plan_sources s WHERE s.plan_id = p.id), :author, :now
FROM plans p WHERE p.id = :plan
RETURNING id;

-- A plan as its document says, without corrections.
SELECT p.id, p.department_id, p.title, p.period_first, p.period_last, p.basis, p.issued,
  p.order_number, p.controller_name, p.controller_position, p.timezone, p.state,
  (SELECT count(*) FROM items i WHERE i.plan_id = p.id AND i.removed_by IS NULL), p.amends
FROM plans p WHERE p.id = :plan;

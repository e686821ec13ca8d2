-- randomblob is SQLite's own: the seed of every UID of the plan, drawn once.
INSERT INTO plans (department_id, uid, title, period_first, period_last, basis, issued,
  order_number, controller_name, controller_position, timezone, state, created_at, amends)
VALUES (:department, lower(hex(randomblob(8))), :title, :first, :last, :basis, :issued,
  :order_number, :controller_name, :controller_position, :timezone, 'draft', :now, :amends)
RETURNING id;

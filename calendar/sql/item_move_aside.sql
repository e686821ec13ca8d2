-- Positions are unique in a plan: out of the way before the new order is written.
UPDATE items SET position = -id WHERE plan_id = :plan;

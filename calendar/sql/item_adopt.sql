-- A row of the proposed edition becomes an item of the plan, with its windows and executors.
UPDATE items SET plan_id = :plan, position = :position WHERE id = :row;

DELETE FROM plan_problems WHERE plan_id = :plan;

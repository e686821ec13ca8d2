UPDATE plan_problems SET plan_id = :plan WHERE plan_id = :proposal;

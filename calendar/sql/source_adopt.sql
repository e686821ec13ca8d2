UPDATE plan_sources SET plan_id = :plan WHERE plan_id = :proposal;

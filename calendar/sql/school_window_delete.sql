DELETE FROM plan_school_windows WHERE plan_id = :plan;

SELECT name, first, last FROM plan_school_windows WHERE plan_id = :plan ORDER BY position;

DELETE FROM plan_corrections WHERE plan_id = :plan AND field = :field;

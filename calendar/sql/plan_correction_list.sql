SELECT field, value, author, created_at FROM plan_corrections WHERE plan_id = :plan ORDER BY field;

SELECT id FROM plans
WHERE department_id = :department AND title = :title
  AND period_first = :first AND period_last = :last AND amends IS NULL;

-- The proposed edition of a plan and the document it was last read from.
SELECT p.id, s.file_name, s.imported_at
FROM plans p LEFT JOIN plan_sources s ON s.id =
  (SELECT max(l.id) FROM plan_sources l WHERE l.plan_id = p.id)
WHERE p.amends = :plan;

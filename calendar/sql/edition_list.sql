SELECT e.id, e.number, e.order_number, e.issued, e.approved_by, e.approved_at, s.file_name
FROM plan_editions e LEFT JOIN plan_sources s ON s.id = e.source_id
WHERE e.plan_id = :plan ORDER BY e.number;

SELECT file_name, content FROM plan_sources WHERE plan_id = :plan ORDER BY id DESC LIMIT 1;

INSERT INTO plan_sources (plan_id, file_name, content, imported_at)
VALUES (:plan, :file_name, :content, :now);

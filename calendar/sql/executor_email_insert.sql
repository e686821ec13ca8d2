INSERT INTO executor_emails (executor_id, email) VALUES (:executor, :email)
ON CONFLICT (executor_id, email) DO NOTHING;

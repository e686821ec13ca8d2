INSERT INTO executor_emails (executor_id, email)
SELECT :into, email FROM executor_emails WHERE executor_id = :from
ON CONFLICT (executor_id, email) DO NOTHING;

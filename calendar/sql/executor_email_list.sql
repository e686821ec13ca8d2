SELECT email FROM executor_emails WHERE executor_id = :executor ORDER BY email;

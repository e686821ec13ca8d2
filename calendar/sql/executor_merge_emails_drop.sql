DELETE FROM executor_emails WHERE executor_id = :from;

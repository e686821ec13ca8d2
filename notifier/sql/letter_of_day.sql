SELECT id FROM letters WHERE executor_id = :executor AND day = :day AND channel = 'email';

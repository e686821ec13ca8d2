UPDATE letters SET state = 'dropped'
WHERE executor_id = :executor AND id <> :letter AND state IN ('queued', 'deferred');

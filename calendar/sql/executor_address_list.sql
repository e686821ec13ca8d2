-- Own addresses and those of a group's members, each once.
SELECT email FROM executor_emails WHERE executor_id = :executor
UNION
SELECT e.email FROM executor_members m JOIN executor_emails e ON e.executor_id = m.member_id
WHERE m.group_id = :executor
ORDER BY 1;

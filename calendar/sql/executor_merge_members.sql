INSERT INTO executor_members (group_id, member_id)
SELECT CASE WHEN group_id = :from THEN :into ELSE group_id END,
  CASE WHEN member_id = :from THEN :into ELSE member_id END
FROM executor_members
WHERE (group_id = :from AND member_id <> :into) OR (member_id = :from AND group_id <> :into)
ON CONFLICT (group_id, member_id) DO NOTHING;

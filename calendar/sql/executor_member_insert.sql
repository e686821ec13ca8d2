INSERT INTO executor_members (group_id, member_id) VALUES (:group, :member)
ON CONFLICT (group_id, member_id) DO NOTHING;

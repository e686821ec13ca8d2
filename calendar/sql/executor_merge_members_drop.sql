DELETE FROM executor_members WHERE group_id = :from OR member_id = :from;

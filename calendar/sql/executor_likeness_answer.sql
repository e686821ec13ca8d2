INSERT INTO executor_likenesses (first_id, second_id, state, asked_at, answered_at)
VALUES (min(:one, :other), max(:one, :other), :state, :now, :now)
ON CONFLICT (first_id, second_id) DO UPDATE
SET state = excluded.state, answered_at = excluded.answered_at;

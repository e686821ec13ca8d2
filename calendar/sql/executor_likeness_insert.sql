INSERT INTO executor_likenesses (first_id, second_id, state, asked_at)
VALUES (min(:one, :other), max(:one, :other), 'asked', :now)
ON CONFLICT (first_id, second_id) DO NOTHING;

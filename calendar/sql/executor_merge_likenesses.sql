-- What was asked or answered of the one holds for the other, unless that knows better.
INSERT INTO executor_likenesses (first_id, second_id, state, asked_at, answered_at)
SELECT min(other, :into), max(other, :into), state, asked_at, answered_at
FROM (
  SELECT CASE WHEN first_id = :from THEN second_id ELSE first_id END AS other,
    state, asked_at, answered_at
  FROM executor_likenesses
  WHERE :from IN (first_id, second_id) AND state <> 'same'
)
WHERE other <> :into
ON CONFLICT (first_id, second_id) DO NOTHING;

-- What a person said of one plan's header holds for the other one too; the newer word wins.
INSERT INTO plan_corrections (plan_id, field, value, author, created_at)
SELECT :into, field, value, author, created_at FROM plan_corrections WHERE plan_id = :from
ON CONFLICT (plan_id, field) DO UPDATE
SET value = excluded.value, author = excluded.author, created_at = excluded.created_at
WHERE excluded.created_at > plan_corrections.created_at;

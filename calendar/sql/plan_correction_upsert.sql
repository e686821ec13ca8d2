INSERT INTO plan_corrections (plan_id, field, value, author, created_at)
VALUES (:plan, :field, :value, :author, :now)
ON CONFLICT (plan_id, field) DO UPDATE
SET value = excluded.value, author = excluded.author, created_at = excluded.created_at;

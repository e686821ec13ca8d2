INSERT INTO corrections (item_id, field, value, author, created_at)
VALUES (:item, :field, :value, :author, :now)
ON CONFLICT (item_id, field) DO UPDATE
SET value = excluded.value, author = excluded.author, created_at = excluded.created_at;

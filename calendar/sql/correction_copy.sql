INSERT INTO corrections (item_id, field, value, author, created_at)
SELECT :item, field, value, author, created_at FROM corrections WHERE item_id = :row
ON CONFLICT (item_id, field) DO UPDATE
SET value = excluded.value, author = excluded.author, created_at = excluded.created_at;

SELECT kind, item_id, item_number, item_title, field, before, after
FROM edition_changes WHERE edition_id = :edition ORDER BY position;

UPDATE items SET removed_by = :edition WHERE id = :item;

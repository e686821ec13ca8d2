UPDATE items SET removed_by = NULL WHERE id = :item;

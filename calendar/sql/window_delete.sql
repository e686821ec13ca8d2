DELETE FROM item_windows WHERE item_id = :item;

DELETE FROM item_executors WHERE item_id = :item;

DELETE FROM items WHERE id = :item;

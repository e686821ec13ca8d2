UPDATE items SET month = :month WHERE id = :item;

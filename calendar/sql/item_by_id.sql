SELECT plan_id FROM items WHERE id = :item;

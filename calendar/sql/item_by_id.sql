SELECT month, plan_id FROM items WHERE id = :item;

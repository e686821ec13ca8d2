UPDATE plan_problems SET item_id = :item WHERE item_id = :row;

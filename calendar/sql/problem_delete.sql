DELETE FROM plan_problems WHERE item_id = :item AND code = :code;

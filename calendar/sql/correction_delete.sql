DELETE FROM corrections WHERE item_id = :item AND field = :field;

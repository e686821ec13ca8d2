DELETE FROM edition_fields WHERE proposal_id = :proposal AND item_id = :item AND field = :field;

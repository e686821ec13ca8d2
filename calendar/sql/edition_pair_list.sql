SELECT item_id, row_id, is_same FROM edition_pairs WHERE proposal_id = :proposal
ORDER BY item_id, row_id;

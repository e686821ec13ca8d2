INSERT INTO edition_pairs (proposal_id, item_id, row_id, is_same)
VALUES (:proposal, :item, :row, :is_same);

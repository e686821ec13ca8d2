-- One item continues one row: an older word on either gives way.
DELETE FROM edition_pairs WHERE proposal_id = :proposal
  AND ((item_id = :item AND row_id = :row)
    OR (:is_same = 1 AND is_same = 1 AND (item_id = :item OR row_id = :row)));

SELECT item_id, field FROM edition_fields WHERE proposal_id = :proposal;

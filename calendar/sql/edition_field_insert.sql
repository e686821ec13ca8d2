INSERT INTO edition_fields (proposal_id, item_id, field) VALUES (:proposal, :item, :field)
ON CONFLICT (proposal_id, item_id, field) DO NOTHING;

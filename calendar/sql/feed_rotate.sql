UPDATE feeds SET token_hash = :token_hash WHERE name = :name AND revoked_at IS NULL;

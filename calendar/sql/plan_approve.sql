UPDATE plans SET state = 'approved', approved_at = :now WHERE id = :plan AND state = 'draft' AND amends IS NULL;

DELETE FROM plans WHERE id = :plan AND state = 'draft';

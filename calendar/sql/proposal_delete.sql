DELETE FROM plans WHERE id = :proposal AND amends IS NOT NULL;

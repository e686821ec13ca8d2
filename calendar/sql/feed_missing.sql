SELECT CASE :field
  WHEN 'plan' THEN NOT EXISTS (SELECT 1 FROM plans WHERE id = :id)
  ELSE NOT EXISTS (SELECT 1 FROM executors WHERE id = :id)
END;

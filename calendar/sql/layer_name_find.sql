SELECT 1 FROM feeds WHERE name = :name UNION ALL SELECT 1 FROM layers WHERE name = :name;

DELETE FROM layers WHERE name = :name;

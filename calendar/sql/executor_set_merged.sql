UPDATE executors SET merged_into = :into WHERE id = :from AND merged_into IS NULL;

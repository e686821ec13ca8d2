UPDATE occurrences SET state = 'cancelled', sequence = sequence + 1, changed_at = :now
WHERE id = :occurrence;

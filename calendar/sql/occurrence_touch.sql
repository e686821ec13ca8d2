-- Readers fetch an entry again when its stamp is newer.
UPDATE occurrences SET changed_at = :now WHERE item_id = :item AND state <> 'cancelled';

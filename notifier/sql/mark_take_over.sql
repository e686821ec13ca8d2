-- A letter of an earlier day that never left is replaced by the new one, with all it had to say.
UPDATE reminders SET letter_id = :letter
WHERE letter_id IN (SELECT id FROM letters WHERE executor_id = :executor AND id <> :letter
  AND state IN ('queued', 'deferred'));

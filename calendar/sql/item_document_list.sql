-- What the document says, without corrections: compared with a new import.
SELECT id, number, section, title, executors_text, term_text, result
FROM items WHERE plan_id = :plan AND removed_by IS NULL ORDER BY position;

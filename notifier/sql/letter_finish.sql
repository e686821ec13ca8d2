UPDATE letters
SET state = :state, lease_owner = NULL, is_text_gone = 0, next_attempt_at = :next,
  uncertain_attempts = :uncertain_attempts, last_error = :error, sent_at = :sent_at
WHERE id = :letter;

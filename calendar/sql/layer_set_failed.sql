UPDATE layers SET failures = failures + 1, last_error = :error, next_fetch_at = :next_fetch_at
WHERE id = :id;

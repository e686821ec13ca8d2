UPDATE layers SET fetched_at = :now, revision = revision + :changes WHERE id = :id;

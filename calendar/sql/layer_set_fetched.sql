UPDATE layers SET etag = :etag, modified = :modified, fetched_at = :now, failures = 0,
  last_error = '', next_fetch_at = :next_fetch_at
WHERE id = :id;

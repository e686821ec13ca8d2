SELECT id, department_id, name, title, url, etag, modified, fetched_at, next_fetch_at, failures,
  last_error, revision
FROM layers WHERE :name IS NULL OR name = :name ORDER BY name;

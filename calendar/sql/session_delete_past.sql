DELETE FROM sessions
WHERE user_id = :user AND hash NOT IN
  (SELECT hash FROM sessions WHERE user_id = :user ORDER BY used_at DESC, rowid DESC LIMIT :kept);

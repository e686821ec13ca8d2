SELECT id, department_id, name, title, token_hash, has_deadlines, has_events, as_tasks, alarms,
  past_days, future_days, revoked_at
FROM feeds
WHERE :name IS NULL OR name = :name
ORDER BY id;

INSERT INTO feeds (department_id, name, title, token_hash, has_deadlines, has_events, as_tasks,
  alarms, past_days, future_days, created_at)
VALUES (:department, :name, :title, :token_hash, :has_deadlines, :has_events, :as_tasks, :alarms,
  :past_days, :future_days, :now)
ON CONFLICT (name) DO NOTHING
RETURNING id;

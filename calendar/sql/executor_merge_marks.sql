-- What the one was reminded of, the other isn't reminded of again.
INSERT INTO reminders
  (executor_id, occurrence_id, due_date, stage, stage_day, channel, letter_id, created_at)
SELECT :into, occurrence_id, due_date, stage, stage_day, channel, letter_id, created_at
FROM reminders
WHERE executor_id = :from
ON CONFLICT (executor_id, occurrence_id, due_date, stage, channel) DO NOTHING;

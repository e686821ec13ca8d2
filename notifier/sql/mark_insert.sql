INSERT INTO reminders
  (executor_id, occurrence_id, due_date, stage, stage_day, channel, letter_id, created_at)
VALUES (:executor, :occurrence, :due, :stage, :stage_day, 'email', :letter, :now)
ON CONFLICT (executor_id, occurrence_id, due_date, stage, channel) DO NOTHING;

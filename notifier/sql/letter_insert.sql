INSERT INTO letters (executor_id, day, channel, message_id, subject, body_text, body_html, state,
  next_attempt_at, created_at)
VALUES (:executor, :day, 'email', :message_id, '', '', '', 'queued', :now, :now)
RETURNING id;

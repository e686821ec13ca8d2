SELECT l.id, l.executor_id, e.name, d.name, d.timezone, l.message_id, l.subject, l.body_text,
  l.body_html, l.attempts, l.uncertain_attempts, l.created_at
FROM letters l
JOIN executors e ON e.id = l.executor_id
JOIN departments d ON d.id = e.department_id
WHERE l.id = :letter;

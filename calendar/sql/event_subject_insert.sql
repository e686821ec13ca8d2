INSERT INTO event_subjects (event_id, position, subject) VALUES (:event, :position, :subject);

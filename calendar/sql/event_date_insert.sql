INSERT INTO event_dates (event_id, moment, is_exception) VALUES (:event, :moment, :is_exception)
ON CONFLICT DO NOTHING;

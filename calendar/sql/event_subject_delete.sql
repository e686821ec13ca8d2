DELETE FROM event_subjects WHERE event_id = :event;

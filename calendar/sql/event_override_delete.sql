DELETE FROM event_overrides WHERE event_id = :event;

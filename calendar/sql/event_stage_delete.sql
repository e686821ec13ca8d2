DELETE FROM event_stages WHERE event_id = :event;

DELETE FROM event_dates WHERE event_id = :event;

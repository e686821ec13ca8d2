SELECT 1 FROM events WHERE uid = :uid UNION ALL SELECT 1 FROM occurrences WHERE uid = :uid
UNION ALL SELECT 1 FROM event_stages WHERE uid = :uid;

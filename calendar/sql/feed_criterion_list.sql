SELECT feed_id, field, value FROM feed_criteria ORDER BY feed_id, field, value;

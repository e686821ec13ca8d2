INSERT INTO feed_criteria (feed_id, field, value) VALUES (:feed, :field, :value)
ON CONFLICT DO NOTHING;

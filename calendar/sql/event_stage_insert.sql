INSERT INTO event_stages (event_id, position, uid, title, starts_on, ends_on)
VALUES (:event, :position, coalesce(:uid, 'stage-' || lower(hex(randomblob(12))) || '@sroki'),
  :title, :starts_on, :ends_on);

INSERT INTO events (department_id, occurrence_id, uid, kind, title, description, place, audience,
  timezone, starts_on, ends_on, starts_at, ends_at, state, changed_at)
VALUES (:department, :occurrence, 'event-' || lower(hex(randomblob(12))) || '@sroki', :kind, :title,
  :description, :place, :audience, :timezone, :starts_on, :ends_on, :starts_at, :ends_at, :state,
  :now)
RETURNING id;

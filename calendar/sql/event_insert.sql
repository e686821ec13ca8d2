INSERT INTO events (department_id, layer_id, source_uid, occurrence_id, split_from, uid, kind, title,
  description, place, institution, audience, link, timezone, starts_on, ends_on, starts_at, ends_at,
  rule, state, sequence, changed_at)
VALUES (:department, :layer, :source_uid, :occurrence, :split_from,
  coalesce(:uid, 'event-' || lower(hex(randomblob(12))) || '@sroki'), :kind, :title, :description,
  :place, :institution, :audience, :link, :timezone, :starts_on, :ends_on, :starts_at, :ends_at,
  :rule, :state, :sequence, :now)
RETURNING id;

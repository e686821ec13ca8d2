UPDATE events SET occurrence_id = :occurrence, kind = :kind, title = :title,
  description = :description, place = :place, institution = :institution, audience = :audience,
  link = :link, timezone = :timezone, starts_on = :starts_on, ends_on = :ends_on,
  starts_at = :starts_at, ends_at = :ends_at, moved_from = :moved_from, rule = :rule,
  state = :state, sequence = :sequence, revision = revision + 1, changed_at = :now
WHERE id = :id;

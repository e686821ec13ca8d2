SELECT id, department_id, occurrence_id, uid, kind, title, description, place, audience, timezone,
  starts_on, ends_on, starts_at, ends_at, state, sequence, changed_at, moved_from
FROM events
WHERE (:id IS NULL OR id = :id) AND (:department IS NULL OR department_id = :department)
  AND (:kind IS NULL OR kind = :kind)
ORDER BY coalesce(starts_on, date(starts_at, 'unixepoch')), id;

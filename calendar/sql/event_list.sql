SELECT id, department_id, occurrence_id, uid, kind, title, description, place, audience, timezone,
  starts_on, ends_on, starts_at, ends_at, state, sequence, changed_at, moved_from, institution, link,
  rule, split_from, revision, layer_id, source_uid
FROM events
WHERE id BETWEEN ifnull(:id, -0x7fffffffffffffff) AND ifnull(:id, 0x7fffffffffffffff)
  AND (:department IS NULL OR department_id = :department)
  AND (:kind IS NULL OR kind = :kind)
  AND (:id IS NOT NULL OR layer_id IS :layer)
ORDER BY id;

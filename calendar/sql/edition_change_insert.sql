INSERT INTO edition_changes
  (edition_id, position, kind, item_id, item_number, item_title, field, before, after)
VALUES (:edition, :position, :kind, :item, :number, :title, :field, :before, :after);

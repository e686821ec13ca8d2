-- A window that an amendment brought: the mark in the UID keeps it apart from those before.
INSERT INTO occurrences (item_id, uid, from_date, due_date, changed_at, set_on)
SELECT i.id, i.uid || '-' || replace(:due, '-', '') || '-' || :mark || '@sroki', :from, :due, :now,
  :today
FROM items i WHERE i.id = :item;

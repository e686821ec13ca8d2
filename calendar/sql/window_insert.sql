INSERT INTO item_windows (item_id, position, from_date, due_date)
VALUES (:item, :position, :from, :due);

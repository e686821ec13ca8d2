INSERT INTO plan_problems (plan_id, item_id, row_number, column_number, code, detail)
VALUES (:plan, :item, :row, :column, :code, :detail);

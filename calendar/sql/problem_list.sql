SELECT row_number, column_number, code, detail, item_id
FROM plan_problems WHERE plan_id = :plan ORDER BY row_number, id;

SELECT heading, roles FROM column_choices WHERE department_id = :department ORDER BY heading;

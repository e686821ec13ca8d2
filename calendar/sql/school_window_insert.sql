INSERT INTO plan_school_windows (plan_id, position, name, first, last)
VALUES (:plan, :position, :name, :first, :last);

-- Open deadlines of the approved plans with their executors, and the day of the latest stage that
-- the executor has been reminded of.
SELECT e.id, e.name, o.id, o.due_date,
  (SELECT max(r.stage_day) FROM reminders r
   WHERE r.executor_id = e.id AND r.occurrence_id = o.id AND r.due_date = o.due_date
     AND r.channel = 'email'), o.set_on
FROM occurrences o
JOIN items i ON i.id = o.item_id
JOIN corrected_plans p ON p.id = i.plan_id
JOIN item_executors ie ON ie.item_id = i.id
JOIN executors e ON e.id = ie.executor_id
WHERE p.department_id = :department AND p.state = 'approved'
  AND o.state IN ('open', 'returned') AND o.due_date BETWEEN :first AND :last
ORDER BY e.id, o.due_date, p.id, i.position, o.id;

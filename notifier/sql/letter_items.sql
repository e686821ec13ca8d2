-- What a letter still has to say: its marks whose deadline is open and has not been moved since.
SELECT DISTINCT i.id, o.uid, o.from_date, o.due_date, o.original_due, o.state, i.number, i.title,
  i.term_text, i.result, p.title, i.position, o.id
FROM reminders r
JOIN occurrences o ON o.id = r.occurrence_id AND o.due_date = r.due_date
JOIN corrected_items i ON i.id = o.item_id
JOIN corrected_plans p ON p.id = i.plan_id
WHERE r.letter_id = :letter AND p.state = 'approved' AND o.state IN ('open', 'returned')
ORDER BY o.due_date, p.id, i.position, o.id;

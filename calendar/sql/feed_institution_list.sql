SELECT DISTINCT f.department_id, c.value
FROM feed_criteria c JOIN feeds f ON f.id = c.feed_id
WHERE c.field = 'institution';

SELECT l.first_id, a.name, l.second_id, b.name
FROM executor_likenesses l
JOIN executors a ON a.id = l.first_id
JOIN executors b ON b.id = l.second_id
WHERE l.state = 'asked' AND a.merged_into IS NULL AND b.merged_into IS NULL
ORDER BY l.first_id, l.second_id;

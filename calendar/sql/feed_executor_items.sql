-- `asked` is the executor as the filter names it: it may have been merged into another since.
-- `:institutions`: executors that filters name as institutions, an array.
WITH RECURSIVE same (asked, id) AS (
  SELECT DISTINCT CAST(value AS INTEGER), CAST(value AS INTEGER)
  FROM feed_criteria WHERE field = 'executor'
  UNION
  SELECT value, value FROM json_each(:institutions)
  UNION
  SELECT s.asked, e.merged_into FROM same s JOIN executors e ON e.id = s.id
  WHERE e.merged_into IS NOT NULL
), holders (asked, id) AS (
  SELECT asked, id FROM same
  UNION
  SELECT s.asked, m.group_id FROM same s JOIN executor_members m ON m.member_id = s.id
)
SELECT DISTINCT h.asked, i.item_id
FROM holders h JOIN item_executors i ON i.executor_id = h.id
ORDER BY h.asked, i.item_id;

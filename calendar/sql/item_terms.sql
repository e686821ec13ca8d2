-- Everything a term is resolved from: a person's wording, or else the document's with its lines.
SELECT i.id, coalesce((SELECT value FROM corrections c
                       WHERE c.item_id = i.id AND c.field = 'term_text'), i.term_lines), i.month
FROM items i
WHERE i.plan_id = :plan AND (:item IS NULL OR i.id = :item)
ORDER BY i.position;

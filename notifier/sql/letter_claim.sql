-- One letter whose time has come, leased to its sender. A pause longer than any of ours means that
-- the clock was turned back: it is over.
UPDATE letters
SET state = 'sending', lease_owner = :owner, is_text_gone = 0, attempts = attempts + 1
WHERE id = (SELECT id FROM letters
  WHERE state = 'queued'
    OR (state = 'deferred' AND (next_attempt_at <= :now OR next_attempt_at > :beyond))
    OR (state = 'uncertain' AND uncertain_attempts < :uncertain_max
        AND (next_attempt_at <= :now OR next_attempt_at > :beyond))
  ORDER BY created_at, id LIMIT 1)
RETURNING id;

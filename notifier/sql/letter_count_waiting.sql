SELECT count(*) FROM letters WHERE state IN ('queued', 'deferred', 'uncertain', 'sending')
  AND NOT (state = 'uncertain' AND uncertain_attempts >= :uncertain_max);

SELECT id, lease_owner, is_text_gone, attempts, uncertain_attempts FROM letters
WHERE state = 'sending' ORDER BY id;

UPDATE letters SET is_text_gone = 1
WHERE id = :letter AND state = 'sending' AND lease_owner = :owner;

SELECT email FROM letter_recipients WHERE letter_id = :letter AND state = 'waiting' ORDER BY email;

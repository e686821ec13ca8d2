UPDATE letter_recipients SET state = :state, reply = :reply
WHERE letter_id = :letter AND email = :email;

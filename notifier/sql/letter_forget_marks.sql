DELETE FROM reminders WHERE letter_id = :letter;

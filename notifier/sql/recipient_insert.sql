INSERT INTO letter_recipients (letter_id, email) VALUES (:letter, :email)
ON CONFLICT (letter_id, email) DO NOTHING;

UPDATE letters SET subject = :subject, body_text = :text, body_html = :html WHERE id = :letter;

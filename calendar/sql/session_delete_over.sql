DELETE FROM sessions WHERE expires_at <= :now OR used_at <= :idle_since;

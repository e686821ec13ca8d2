UPDATE sessions SET used_at = :now WHERE hash = :hash;

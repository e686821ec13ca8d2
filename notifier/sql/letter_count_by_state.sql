SELECT state, count(*) FROM letters GROUP BY state;

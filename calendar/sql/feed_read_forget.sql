DELETE FROM feed_reads WHERE day < :day;

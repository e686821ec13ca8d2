SELECT executors_text FROM corrected_items WHERE id = :item;

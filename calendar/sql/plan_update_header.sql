UPDATE plans SET title = :title, period_first = :first, period_last = :last, basis = :basis,
  issued = :issued, order_number = :order_number,
  controller_name = :controller_name, controller_position = :controller_position,
  timezone = :timezone
WHERE id = :plan;

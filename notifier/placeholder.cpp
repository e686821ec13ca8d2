namespace sroki::notifier {}

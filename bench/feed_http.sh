#!/bin/sh
# A feed over HTTP: sroki beside nginx with the same bytes, one io thread against one worker, in one
# run on this machine. Needs wrk, sqlite3, curl and nginx.
#   bench/feed_http.sh SROKI [NGINX] [SECONDS] [EVENTS…]
# Prints a line for each case: requests per second and p99; rounds take turns, the best one counts.
set -eu
sroki=$1
nginx=${2:-nginx}
seconds=${3:-5}
[ $# -lt 3 ] && shift $# || shift 3
events=${*:-200 2000}
rounds=3
folder=$(mktemp -d)
sroki_port=18181
nginx_port=18182
servers=

stop_servers() {
    for server in $servers; do kill "$server" 2>/dev/null || :; done
    for server in $servers; do wait "$server" 2>/dev/null || :; done
    servers=
}
trap 'stop_servers; rm -rf "$folder"' EXIT

# A department with so many seminars of one day each.
make_data() {
    data=$folder/data-$1
    "$sroki" feed list --data "$data" >/dev/null
    sqlite3 "$data/sroki.db" "
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
      INSERT INTO events (department_id, uid, kind, title, description, place, audience, institution,
        link, rule, timezone,
        starts_on, ends_on, changed_at)
      SELECT 1, 'bench-' || i || '@example.ru', 'seminar',
        'Семинар для учителей начальных классов № ' || i, 'Вопросы преподавания', 'Школа № 4', '', '', '', '',
        'Europe/Moscow', date('2026-01-01', '+' || (i % 365) || ' days'),
        date('2026-01-01', '+' || (i % 365) || ' days'), 1767225600
      FROM n;"
}

start_nginx() {
    mkdir -p "$folder/www/feeds" "$folder/temp"
    curl -fsS "http://127.0.0.1:$sroki_port/feeds/all.ics" -o "$folder/www/feeds/all.ics"
    gzip -9kf "$folder/www/feeds/all.ics"
    cat >"$folder/nginx.conf" <<CONF
worker_processes 1;
daemon off;
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; gzip_static on;
  keepalive_requests 1000000000; open_file_cache max=10;
  client_body_temp_path $folder/temp; proxy_temp_path $folder/temp;
  fastcgi_temp_path $folder/temp; uwsgi_temp_path $folder/temp; scgi_temp_path $folder/temp;
  types { text/calendar ics; }
  server { listen 127.0.0.1:$nginx_port; root $folder/www; }
}
CONF
    chmod 755 "$folder"
    "$nginx" -p "$folder" -c "$folder/nginx.conf" & servers="$servers $!"
}

wait_for() {
    curl -fs --retry 50 --retry-connrefused --retry-delay 0 --retry-max-time 10 -o /dev/null "$1"
}

# measure PORT HEADER -> "requests-per-second p99"
measure() {
    wrk -t1 -c16 -d"${seconds}s" --latency -H "$2" "http://127.0.0.1:$1/feeds/all.ics" |
        awk '/99%/ {p99 = $2} /Requests\/sec/ {print $2, p99}'
}

best_of() {
    for round in $(seq $rounds); do eval "echo \"\$$1_$round\""; done | sort -rn | head -1
}

compare() {
    for round in $(seq $rounds); do
        eval "ours_$round=\"$(measure $sroki_port "$2")\""
        eval "theirs_$round=\"$(measure $nginx_port "$3")\""
    done
    printf '%6s events  %-9s sroki %s  nginx %s\n' "$count" "$1" "$(best_of ours)" "$(best_of theirs)"
}

etag_of() {
    curl -fsSI "http://127.0.0.1:$1/feeds/all.ics" | tr -d '\r' | sed -n 's/^ETag: //p'
}

for count in $events; do
    make_data "$count"
    "$sroki" serve --data "$folder/data-$count" --listen 127.0.0.1:$sroki_port \
        >/dev/null 2>&1 & servers=$!
    wait_for "http://127.0.0.1:$sroki_port/healthz"
    start_nginx
    wait_for "http://127.0.0.1:$nginx_port/feeds/all.ics"
    compare 'full GET' 'Accept: */*' 'Accept: */*'
    compare 'gzip GET' 'Accept-Encoding: gzip' 'Accept-Encoding: gzip'
    compare 304 "If-None-Match: $(etag_of $sroki_port)" "If-None-Match: $(etag_of $nginx_port)"
    stop_servers
done

#!/usr/bin/env python3
"""Mixed load for a long time: does memory stay flat, does every answer stay right?

    bench/soak.py SROKI [MINUTES]

Starts the server on data of its own (2,000 events in 60 feeds, the sample plan with its letters, a
foreign calendar served from here) and drives it at a steady rate: feeds whole, packed and unchanged
for readers of many kinds, pages, the API reading and writing, uploads of plans, slow readers, idle
and dropped connections, requests that are none. Each answer is checked. Prints memory every tenth
of the time and a table at the end; exit code 1 when an answer was wrong or memory grew: the median
of the last quarter more than 5 % and 2 MB above that of the second. Needs only Python.
"""
import collections
import datetime
import gzip
import http.server
import itertools
import json
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from feed_bench import Reader, make_data, start

PORT = 18184
STUB_PORT = 18185
AGENTS = ["Google-Calendar-Importer", "Microsoft.Exchange", "iOS/18.1 dataaccessd",
          "Mozilla/5.0 Thunderbird/128.0", "ICSx5/2.2", "vdirsyncer/0.19", "Mozilla/5.0 (X11)"]
PASSWORD = "correct-horse-battery"
TITLE = "Проверка длительной работы"
# How long a change may take to reach a feed before it is called lost.
CHANGE_LIMIT_S = 5
# Growth of the database is not growth of memory, but the editor's own events must stay few.
EDITED_EVENTS = 20


class Record:
    """What happened, from all threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.times = collections.defaultdict(list)
        self.statuses = collections.Counter()
        self.faults = collections.Counter()

    def add(self, kind, status, seconds):
        with self.lock:
            self.times[kind].append(seconds)
            self.statuses[kind, status] += 1

    def fault(self, what):
        with self.lock:
            self.faults[what] += 1


def is_whole_calendar(body):
    return body.startswith(b"BEGIN:VCALENDAR\r\n") and body.endswith(b"END:VCALENDAR\r\n")


def whole_day(number):
    day = str(datetime.date(2026, 12, 1) + datetime.timedelta(days=number % 28))
    return [day, day]


def ask(record, kind, reader, path, headers="", expected=(200,), method="GET", content=b""):
    began = time.perf_counter()
    status, fields, body = reader.get(path, headers, method, content)
    record.add(kind, status, time.perf_counter() - began)
    if status not in expected:
        record.fault(f"{kind}: {status} instead of {expected}")
    return status, fields, body


class Load:
    def __init__(self, record, names, key, paths):
        self.record = record
        self.names = names
        self.authorization = f"Authorization: Bearer {key}\r\n"
        self.paths = paths
        self.ended = threading.Event()
        self.threads = []

    def every(self, seconds, act):
        """Calls `act` so often, on a thread of its own; each thread has its own connection."""
        def run():
            reader = Reader(PORT)
            due = time.monotonic()
            while not self.ended.is_set():
                try:
                    act(reader)
                except Exception as fault:  # a soak tells of everything and goes on
                    self.record.fault(f"{act.__name__}: {fault!r}")
                due = max(due + seconds, time.monotonic())
                self.ended.wait(due - time.monotonic())
        thread = threading.Thread(target=run)
        thread.start()
        self.threads.append(thread)

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def read_feed(self, reader):
        name = random.choice(self.names)
        agent = f"User-Agent: {random.choice(AGENTS)}\r\n"
        _, fields, body = ask(self.record, "feed, whole", reader, f"/feeds/{name}.ics", agent)
        if not is_whole_calendar(body):
            self.record.fault("a feed is not whole")
        ask(self.record, "feed, known", reader, f"/feeds/{name}.ics",
            f"{agent}If-None-Match: {fields['ETag']}\r\n", (200, 304))
        _, fields, body = ask(self.record, "feed, packed", reader, f"/feeds/{name}.ics",
                              f"{agent}Accept-Encoding: gzip\r\n")
        packed = fields.get("Content-Encoding") == "gzip"
        if not is_whole_calendar(gzip.decompress(body) if packed else bytes(body)):
            self.record.fault("a packed feed is not whole")

    def read_page(self, reader):
        _, _, body = ask(self.record, "page", reader, random.choice(self.paths))
        if not body.rstrip().endswith((b"</html>", b"END:VCALENDAR", b"}")):
            self.record.fault("a page is not whole")

    def make_staff(self, reader):
        """Signs in by the form, then looks at the observatory."""
        _, fields, page = reader.get("/login")
        token = re.search(rb'name="form_token" value="([0-9a-f]+)"', page)[1].decode()
        form = f"form_token={token}&login=soak&password={PASSWORD}".encode()
        _, fields, _ = ask(self.record, "sign in", reader, "/login",
                           f"Cookie: {fields['Set-Cookie'].split(';')[0]}\r\n"
                           "Content-Type: application/x-www-form-urlencoded\r\n", (303,), "POST", form)
        cookie = f"Cookie: {fields['Set-Cookie'].split(';')[0]}\r\n"

        def look(reader):
            _, _, body = ask(self.record, "observatory", reader, "/observatory", cookie)
            if b"/feeds/all.ics" not in body:
                self.record.fault("the observatory does not name the feeds")
        return look

    def read_api(self, reader):
        for path in ("/api/v1/plans", "/api/v1/feeds", "/api/v1/plans/1"):
            _, _, body = ask(self.record, "API, read", reader, path, self.authorization)
            json.loads(body)

    def write(self, reader, method, path, body, expected, headers=""):
        content = json.dumps(body).encode()
        _, _, answer = ask(self.record, "API, write", reader, path,
                           self.authorization + headers, expected, method, content)
        return json.loads(answer)

    def make_editor(self, reader):
        """Moves, cancels and restores the same few events; waits until the feed tells of it."""
        events = [self.write(reader, "POST", "/api/v1/events",
                             {"kind": "seminar", "title": f"{TITLE} {i}",
                              "days": whole_day(0)}, (201,))
                  for i in range(EDITED_EVENTS)]
        counter = itertools.count()

        def edit(reader):
            number = next(counter)
            event = events[number % EDITED_EVENTS]
            self.write(reader, "PATCH", f"/api/v1/events/{event['id']}",
                       {"title": TITLE, "place": f"change-{number}", "days": whole_day(number),
                        "state": "cancelled" if number % 7 == 0 else "confirmed"}, (200,))
            began = time.perf_counter()
            while f"change-{number}\r\n".encode() not in reader.get("/feeds/seminar.ics")[2]:
                if time.perf_counter() - began > CHANGE_LIMIT_S:
                    self.record.fault("a change is not in the feed")
                    return
                time.sleep(0.02)
            self.record.add("change in the feed", 200, time.perf_counter() - began)
        return edit

    def upload(self, reader):
        text = f"№;Мероприятие;Исполнитель;Срок\n1;Семинар {random.random()};Методист;до 20 апреля\n"
        preview = ask(self.record, "upload", reader,
                      f"/api/v1/plans?file_name=plan{random.randrange(10**9)}.csv&title=soak&new=true"
                      f"&period=2026-01-01..2026-12-31", self.authorization, (201,), "POST", text.encode())[2]
        plan = json.loads(preview)["stored"]["plan"]
        ask(self.record, "discard", reader, f"/api/v1/plans/{plan}", self.authorization, (204,),
            "DELETE")

    def be_rude(self, _):
        """Requests that are none: the server may answer 4xx or hang up, and must go on."""
        for bytes_sent in (b"\x16\x03\x01\x02\x00\x01\x00", b"GET /feeds/all.ics HTTP/1.1\r\nHo",
                           b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000,
                           b"BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", PORT)) as rude:
                try:
                    rude.sendall(bytes_sent)
                    rude.settimeout(0.2)
                    rude.recv(1000)
                except OSError:
                    pass
        self.record.add("not a request", 0, 0)

    def read_slowly(self, _):
        with socket.create_connection(("127.0.0.1", PORT)) as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.sendall(b"GET /feeds/all.ics HTTP/1.1\r\nHost: a\r\n\r\n")
            for _ in range(100):
                if self.ended.wait(0.1) or not slow.recv(500):
                    break
        self.record.add("slow reader", 0, 0)

    def stay_idle(self, _):
        idle = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(200)]
        self.ended.wait(20)
        for connection in idle:
            connection.close()
        self.record.add("200 idle connections", 0, 0)


class ForeignCalendar(http.server.BaseHTTPRequestHandler):
    """A calendar that says something else every minute."""

    def do_GET(self):
        minute = int(time.time()) // 60
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//soak//EN"]
        for i in range(100):
            lines += ["BEGIN:VEVENT", f"UID:{i}@soak", "DTSTAMP:20261101T000000Z",
                      "DTSTART;VALUE=DATE:20261201", f"SUMMARY:Каникулы {i} {minute}", "END:VEVENT"]
        body = "\r\n".join(lines + ["END:VCALENDAR", ""]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def sample(process, folder):
    status = dict(line.split(":", 1) for line in open(f"/proc/{process.pid}/status"))
    size = sum(os.path.getsize(f"{folder}/{name}") for name in os.listdir(folder)
               if name.startswith("sroki.db"))
    return {"memory": int(status["VmRSS"].split()[0]) / 1024,
            "peak": int(status["VmHWM"].split()[0]) / 1024,
            "threads": int(status["Threads"]),
            "descriptors": len(os.listdir(f"/proc/{process.pid}/fd")), "database": size / 2**20}


def prepare(sroki, folder):
    os.environ.update(SROKI_LAYERS_ALLOW_LOCAL="true", SROKI_LAYERS_REFRESH_MINUTES="5",
                      SROKI_LIMITS_NOTIFIER_INTERVAL_S="10")
    names = make_data(sroki, folder, 2_000, 60)

    def run(*arguments):
        return subprocess.run([sroki, *arguments, "--data", folder], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
    run("import", f"{os.path.dirname(os.path.abspath(__file__))}/../docs/sample/plan-sample.docx",
        "--approve")
    run("executor", "email", "1", "soak@example.org")
    subprocess.run([sroki, "user", "add", "soak", "--data", folder], check=True, text=True,
                   input=PASSWORD, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    run("calendar", "subscribe", f"http://127.0.0.1:{STUB_PORT}/holidays.ics", "--feed", "holidays")
    key = run("token", "create", "--scope", "plans:write", "--scope", "events:write", "--scope",
              "feeds:read").split()[-1]
    return names, key


def put_under_load(record, names, key):
    load = Load(record, names + ["holidays"], key,
                ["/", "/calendar", "/calendar?month=2026-12", "/plans/1", "/feeds", "/events/7.ics",
                 "/login", "/healthz"])
    editor = load.make_editor(Reader(PORT))
    staff = load.make_staff(Reader(PORT))
    for act, seconds, threads in ((load.read_feed, 0.1, 3), (load.read_page, 0.1, 1),
                                  (load.read_api, 1, 1), (editor, 5, 1), (staff, 10, 1), (load.upload, 30, 1),
                                  (load.be_rude, 5, 1), (load.read_slowly, 1, 2),
                                  (load.stay_idle, 1, 1)):
        for _ in range(threads):
            load.every(seconds, act)
    return load


def watch(process, folder, minutes):
    samples = []
    began = time.monotonic()
    step = min(10, minutes * 60 / 40)
    while time.monotonic() - began < minutes * 60 and process.poll() is None:
        time.sleep(step)
        samples.append(sample(process, folder))
        if len(samples) % max(1, int(minutes * 6 / step)) == 0:
            print(f"{(time.monotonic() - began) / 60:5.1f} min:",
                  ", ".join(f"{name} {value:.1f}" for name, value in samples[-1].items()),
                  flush=True)
    return samples


def forget(stream):
    for _ in stream:
        pass


def soak(sroki, minutes, folder):
    names, key = prepare(sroki, folder)
    record = Record()
    process, _ = start(sroki, folder, PORT)
    threading.Thread(target=forget, args=(process.stderr,), daemon=True).start()
    Reader(PORT).get("/healthz")
    load = put_under_load(record, names, key)
    samples = watch(process, folder, minutes)
    if process.poll() is not None:
        record.fault(f"the server ended with {process.returncode}")
    load.end()
    process.send_signal(signal.SIGTERM)
    if process.wait(30) != 0:
        record.fault(f"the server stopped with {process.returncode}")
    letters = len(os.listdir(f"{folder}/mail")) if os.path.isdir(f"{folder}/mail") else 0
    print(f"letters written: {letters}")
    return print_table(record, samples, minutes)


def print_table(record, samples, minutes):
    print(f"{'what':24} {'times':>9} {'p50, ms':>9} {'p99, ms':>9} {'max, ms':>9}  statuses")
    for kind, times in sorted(record.times.items()):
        times.sort()
        p50, p99, most = (times[int((len(times) - 1) * part)] * 1000 for part in (0.5, 0.99, 1))
        statuses = {status: count for (of, status), count in record.statuses.items() if of == kind}
        print(f"{kind:24} {len(times):9,} {p50:9.2f} {p99:9.2f} {most:9.2f}  {statuses}")
    quarter = len(samples) // 4
    medians = [statistics.median(s["memory"] for s in samples[i * quarter:(i + 1) * quarter])
               for i in range(4)]
    print("memory, median of each quarter, MB:", ", ".join(f"{m:.1f}" for m in medians),
          f"· peak {samples[-1]['peak']:.1f} MB")
    is_flat = medians[3] <= medians[1] * 1.05 + 2
    print(f"{minutes} minutes: memory is {'flat' if is_flat else 'GROWING'},",
          f"{sum(record.faults.values())} faults")
    for fault, count in record.faults.most_common(20):
        print(f"  {count} × {fault}")
    return is_flat and not record.faults


def main():
    sroki = os.path.abspath(sys.argv[1])
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    stub = http.server.ThreadingHTTPServer(("127.0.0.1", STUB_PORT), ForeignCalendar)
    threading.Thread(target=stub.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        is_good = soak(sroki, minutes, folder)
    stub.shutdown()
    sys.exit(0 if is_good else 1)


main()

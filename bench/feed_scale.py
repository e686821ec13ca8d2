#!/usr/bin/env python3
"""Many events in many feeds: start, first render, a change, memory.

    bench/feed_scale.py SROKI [EVENTS] [FEEDS]

Makes a data folder of its own with so many events (default 20,000) in so many feeds (default 300:
the usual ones and unions of one to three kinds, places and horizons), starts the server on it and
prints a line for each figure. Needs only Python.
"""
import gzip
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

KINDS = ["seminar", "methodical_day", "contest", "conference", "meeting", "course", "monitoring",
         "report", "document", "other"]


def make_data(sroki, folder, events, feeds):
    subprocess.run([sroki, "feed", "list", "--data", folder], check=True,
                   stdout=subprocess.DEVNULL)
    with sqlite3.connect(f"{folder}/sroki.db") as database:
        database.execute(
            """WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
               INSERT INTO events (department_id, uid, kind, title, description, place, audience,
                 institution, link, rule, timezone, starts_on, ends_on, starts_at, ends_at, changed_at)
               SELECT 1, 'bench-' || i || '@example.ru',
                 json_extract(?, '$[' || (i % 10) || ']'),
                 'Семинар для учителей начальных классов № ' || i,
                 'Вопросы преподавания, обмен опытом и открытые уроки', 'Школа № ' || (i % 40),
                 'учителя', '', '', '', 'Europe/Moscow',
                 CASE i % 2 WHEN 0 THEN date('2026-01-01', '+' || (i % 730) || ' days') END,
                 CASE i % 2 WHEN 0 THEN date('2026-01-01', '+' || (i % 730) || ' days') END,
                 CASE i % 2 WHEN 1 THEN 1767254400 + (i % 730) * 86400 END,
                 CASE i % 2 WHEN 1 THEN 1767261600 + (i % 730) * 86400 END, 1767225600
               FROM n""",
            (events, str(KINDS).replace("'", '"')))
        known = database.execute("SELECT count(*) FROM feeds").fetchone()[0]
        for i in range(feeds - known):
            feed = database.execute(
                """INSERT INTO feeds (department_id, name, title, future_days, created_at)
                   VALUES (1, ?, ?, ?, 0) RETURNING id""",
                (f"bench-{i}", f"Лента {i}", 30 + i if i % 2 else None)).fetchone()[0]
            for k in range(1 + i % 3):
                database.execute("INSERT INTO feed_criteria VALUES (?, 'kind', ?)",
                                 (feed, KINDS[(i + k * 3) % 10]))
        names = [row[0] for row in database.execute("SELECT name FROM feeds ORDER BY id")]
    return names


class Reader:
    """One kept connection, which is made again when it was closed."""

    def __init__(self, port):
        self.port = port
        self.socket = None

    def get(self, path, headers=""):
        while True:
            try:
                if self.socket is None:
                    self.socket = socket.create_connection(("127.0.0.1", self.port))
                    self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return self.ask(path, headers)
            except OSError:
                self.socket = None

    def ask(self, path, headers):
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\n{headers}\r\n".encode())
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.receive()
        head, _, begun = data.partition(b"\r\n\r\n")
        body = bytearray(begun)
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        while len(body) < int(fields.get("Content-Length", 0)):
            body += self.receive()
        return int(head[9:12]), fields, body

    def receive(self):
        part = self.socket.recv(1 << 16)
        if not part:
            raise ConnectionError
        return part


def memory_of(process):
    fields = dict(line.split(":", 1) for line in open(f"/proc/{process.pid}/status"))
    return " ".join(f"{name} {int(fields[name].split()[0]) / 1024:.1f} MB"
                    for name in ("VmRSS", "VmHWM"))


def start(sroki, folder, port):
    began = time.perf_counter()
    process = subprocess.Popen([sroki, "serve", "--data", folder, "--listen", f"127.0.0.1:{port}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return process, began


def milliseconds_since(began):
    return f"{(time.perf_counter() - began) * 1000:.0f} ms"


def stop(process):
    process.send_signal(signal.SIGTERM)
    for line in process.communicate()[1].decode().splitlines():
        if "feeds:" in line:
            print("  log:", line.split(" ", 2)[2])


def measure_start(sroki, folder, port, paths):
    for path in paths:
        process, began = start(sroki, folder, port)
        status, _, body = Reader(port).get(path)
        print(f"start to the first answer, {path}: {milliseconds_since(began)}"
              f" ({status}, {len(body):,} B)")
        stop(process)


def measure_run(sroki, folder, port, names):
    process, _ = start(sroki, folder, port)
    reader = Reader(port)
    reader.get("/feeds/all.ics")
    print("after the first feed:", memory_of(process))
    total = 0
    for encoding in ("", "Accept-Encoding: gzip\r\n"):
        began = time.perf_counter()
        for name in names:
            status, _, body = reader.get(f"/feeds/{name}.ics", encoding)
            assert status == 200
            total += len(gzip.decompress(body)) if encoding else len(body)
        print(f"every feed {'gzip' if encoding else 'whole'}: {milliseconds_since(began)},",
              memory_of(process))
    print(f"bytes of calendars read: {total:,}")
    for _ in range(3):
        etag = reader.get("/feeds/all.ics")[1]["ETag"]
        with sqlite3.connect(f"{folder}/sroki.db") as database:
            database.execute("UPDATE events SET title = title || '.', changed_at = changed_at + 1 "
                             "WHERE id = 1")
        database.close()
        began = time.perf_counter()
        while reader.get("/feeds/all.ics", f"If-None-Match: {etag}\r\n")[0] == 304:
            time.sleep(0.001)
        print(f"a change is in the feed after {milliseconds_since(began)},", memory_of(process))
    stop(process)


def main():
    sroki = os.path.abspath(sys.argv[1])
    events = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    feeds = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    port = 18183
    with tempfile.TemporaryDirectory() as folder:
        names = make_data(sroki, folder, events, feeds)
        print(f"{events:,} events in {len(names)} feeds")
        measure_start(sroki, folder, port, ["/healthz", "/feeds/seminar.ics", "/feeds/all.ics"])
        measure_run(sroki, folder, port, names)


main()

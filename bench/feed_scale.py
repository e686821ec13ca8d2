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
import sqlite3
import sys
import tempfile
import time

from feed_bench import Reader, make_data, start

def memory_of(process):
    fields = dict(line.split(":", 1) for line in open(f"/proc/{process.pid}/status"))
    return " ".join(f"{name} {int(fields[name].split()[0]) / 1024:.1f} MB"
                    for name in ("VmRSS", "VmHWM"))


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

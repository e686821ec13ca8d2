"""What the benches of feeds share: data of their own, a reader over HTTP, the server."""
import socket
import sqlite3
import subprocess
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

    def get(self, path, headers="", method="GET", content=b""):
        while True:
            try:
                if self.socket is None:
                    self.socket = socket.create_connection(("127.0.0.1", self.port))
                    self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return self.ask(path, headers, method, content)
            except OSError:
                self.socket = None

    def ask(self, path, headers, method, content):
        length = f"Content-Length: {len(content)}\r\n" if content else ""
        self.socket.sendall(
            f"{method} {path} HTTP/1.1\r\nHost: a\r\n{headers}{length}\r\n".encode() + content)
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


def start(sroki, folder, port):
    began = time.perf_counter()
    process = subprocess.Popen([sroki, "serve", "--data", folder, "--listen", f"127.0.0.1:{port}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return process, began

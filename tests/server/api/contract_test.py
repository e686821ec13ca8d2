"""Holds the description of the API against the answers of a real server: every operation is called,
every answer must be of the shape that openapi.json promises, and so must every request be.

usage: contract_test.py SROKI_PROGRAM SAMPLE_PLAN
"""

import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

import jsonschema

HEADINGS = "А;Б;В;Г\n"


class Server:
    """One server with a data folder of its own on a free port."""

    def __init__(self, program, data):
        self.environment = dict(
            os.environ, SROKI_SERVER_LISTEN="127.0.0.1:0", SROKI_LAYERS_ALLOW_LOCAL="true")
        scopes = [f"{name}:write" for name in ("plans", "executors", "events", "feeds")]
        command = [program, "--data", data, "--json", "token", "create"]
        for scope in scopes:
            command += ["--scope", scope]
        self.token = json.loads(subprocess.check_output(command))["token"]
        self.process = subprocess.Popen(
            [program, "--data", data, "serve"],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def ask(self, method, target, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, target, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=60)


class Contract:
    """Calls operations by their names and checks both sides against the description."""

    def __init__(self, server):
        self.server = server
        self.document = json.loads(server.ask("GET", "/api/v1/openapi.json")[1])
        self.operations = {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                if method != "parameters":
                    self.operations[operation["operationId"]] = (method, path, operation)
        self.called = set()

    def check(self, value, schema, what):
        whole = dict(schema, components=self.document["components"])
        errors = list(jsonschema.Draft202012Validator(whole).iter_errors(value))
        if errors:
            raise AssertionError(f"{what}: {errors[0].message} at {list(errors[0].absolute_path)}")

    def call(self, name, status, parameters=None, query=None, body=None, raw=None, headers=None):
        method, path, operation = self.operations[name]
        target = path.format(**(parameters or {}))
        if query:
            target += "?" + urllib.parse.urlencode(query)
        sent = {"Authorization": "Bearer " + self.server.token, **(headers or {})}
        if body is not None:
            if status < 400:
                schema = operation["requestBody"]["content"]["application/json"]["schema"]
                self.check(body, schema, f"request of {name}")
            raw = json.dumps(body).encode()
        answer, content = self.server.ask(method.upper(), target, raw, sent)
        if answer.status != status:
            raise AssertionError(f"{name}: {answer.status} instead of {status}: {content[:800]}")
        described = operation["responses"].get(str(status))
        if described is None:
            if status < 400:
                raise AssertionError(f"{name}: {status} is not described")
            described = self.document["components"]["responses"]["Problem"]
            assert answer.headers["Content-Type"] == "application/problem+json", name
        self.called.add((name, status < 400))
        if not content:
            return None
        value = json.loads(content)
        media = next(iter(described["content"].values()))
        self.check(value, media["schema"], f"answer {status} of {name}")
        return value

    def finish(self):
        missing = [name for name in self.operations if (name, True) not in self.called]
        if missing:
            raise AssertionError(f"operations never called: {missing}")


def plan_text(rows):
    return (HEADINGS + "".join(row + "\n" for row in rows)).encode()


ROWS = ["1;Семинар для учителей химии района;до 10 марта;Отдел образования",
        "2;Сбор отчётов школ за полугодие;до 15 июня;МБОУ СОШ № 1",
        "3;Конкурс чтецов среди учеников;апрель;Отдел образования УО"]
UPLOAD = {"period": "2026-01-01..2026-12-31", "file_name": "plan.csv", "title": "План отдела",
          "columns": "1:2:number,title,term,executors"}


def check_plans(api, sample):
    api.call("listPlans", 200)
    api.call("uploadPlan", 200, query={**UPLOAD, "dry_run": "true"}, raw=plan_text(ROWS))
    api.call("uploadPlan", 422, query=UPLOAD, raw=b"\x00\x01\x02")
    with open(sample, "rb") as file:
        api.call("uploadPlan", 201, query={"file_name": "sample.docx"}, raw=file.read())
    plan = {"id": api.call("uploadPlan", 201, query=UPLOAD, raw=plan_text(ROWS))["stored"]["plan"]}
    preview = api.call("showPlan", 200, plan)
    item = {**plan, "item": preview["items"][0]["id"]}
    api.call("correctItem", 200, item, body={"term_text": "до 12 марта", "checked": True})
    api.call("correctItem", 422, item, body={"kind": "party", "colour": 1})
    api.call("correctPlan", 200, plan, body={"order_number": "17-од", "issued": "2025-12-20"})
    api.call("showDocumentTables", 200, query={"file_name": "plan.csv"}, raw=plan_text(ROWS))
    api.call("showPlanTables", 200, plan)
    columns = {"table": 1, "first_row": 2, "columns": ["number", "title", "term", "executors"]}
    api.call("chooseColumns", 200, plan, body={"tables": [columns]})
    api.call("approvePlan", 200, plan)
    api.call("discardPlan", 409, plan)
    draft = api.call("uploadPlan", 201, query={**UPLOAD, "title": "Черновик", "new": "true"},
                     raw=plan_text(ROWS[:1]))
    api.call("discardPlan", 204, {"id": draft["stored"]["plan"]})
    api.call("showPlan", 404, {"id": draft["stored"]["plan"]})
    return plan


def check_editions(api, plan):
    amended = {**UPLOAD, "amends": plan["id"]}
    changed = [ROWS[0], ROWS[1].replace("15 июня", "20 июня"), "4;Олимпиада по химии;до 5 мая;МБОУ"]
    api.call("uploadPlan", 201, query=amended, raw=plan_text(changed))
    api.call("showEdition", 200, plan)
    api.call("discardEdition", 204, plan)
    api.call("uploadPlan", 201, query=amended, raw=plan_text(changed))
    edition = api.call("showEdition", 200, plan)
    base = api.call("showPlan", 200, plan)["items"]
    row = next(item["row"] for item in edition["items"] if item["change"] == "added")
    api.call("decideEditionPair", 200, plan, body={"item": base[-1]["id"], "row": row, "same": False})
    api.call("decideEditionField", 200, plan,
             body={"item": base[0]["id"], "field": "term_text", "word": "person"})
    revision = api.call("showEdition", 200, plan)["revision"]
    api.call("approveEdition", 409, plan, body={"revision": "0" * len(revision)})
    api.call("approveEdition", 200, plan, body={"revision": revision})
    api.call("listEditions", 200, plan)


def check_executors(api):
    executors = api.call("listExecutors", 200)["executors"]
    first = {"id": executors[0]["id"]}
    api.call("addExecutorEmail", 200, first, body={"address": "otdel@example.ru"})
    api.call("addExecutorEmail", 422, first, body={"address": "no address"})
    api.call("addExecutorAlias", 200, first, body={"alias": "Отдел развития"})
    alike = api.call("listAlikeExecutors", 200)["alike"]
    assert alike, "the two departments look alike"
    pair = [executor["id"] for executor in alike[0]]
    api.call("answerAlikeExecutors", 200,
             body={"keep": pair[0], "other": pair[1], "answer": "different"})


def check_events(api):
    created = api.call("createEvent", 201, body={
        "kind": "seminar", "title": "Школа молодого педагога", "timezone": "Europe/Moscow",
        "starts": "2026-09-03T15:00", "ends": "2026-09-03T16:30", "subjects": ["химия"],
        "institution": "МБОУ СОШ № 1", "rule": "FREQ=WEEKLY;COUNT=10"})
    event = {"id": created["id"]}
    api.call("createEvent", 422, body={"title": ""})
    api.call("listEvents", 200)
    api.call("showEvent", 200, event)
    api.call("changeEvent", 200, event, body={"place": "каб. 12"})
    api.call("changeEvent", 412, event, body={"place": "каб. 13"}, headers={"If-Match": '"0-0"'})
    api.call("changeEvent", 200, event, body={"place": "каб. 14"}, headers={"If-Match": '"7", "1"'})
    api.call("changeEvent", 400, event, raw=b'{"place": "1", "place": "2"}')
    api.call("changeInstance", 404, {**event, "moment": "20260904T150000"}, body={})
    api.call("changeInstance", 400, {**event, "moment": "%00"}, body={})
    moments = api.call("listInstances", 200, event,
                       query={"from": "2026-09-01", "to": "2026-12-31"})["instances"]
    instance = {**event, "moment": moments[1]["recurrence_id"]}
    api.call("changeInstance", 200, instance, body={"title": "Выездное занятие"})
    api.call("changeInstance", 200, {**event, "moment": moments[2]["recurrence_id"]},
             body={"state": "cancelled"})
    api.call("restoreInstance", 200, instance)
    api.call("splitEvent", 201, event, body={"from": moments[5]["recurrence_id"]})
    api.call("showEventHistory", 200, event)
    api.call("cancelEvent", 200, event)
    api.call("createLayer", 201, body={"name": "institut", "title": "Институт",
                                       "url": "http://127.0.0.1:9/kurs.ics"})
    api.call("listLayers", 200)
    api.call("removeLayer", 204, {"name": "institut"})


def check_feeds(api):
    api.call("createFeed", 201, body={"name": "him", "title": "Химия", "secret": True,
                                      "subjects": ["химия"]})
    api.call("createFeed", 409, body={"name": "him", "title": "Химия"})
    api.call("listFeeds", 200)
    api.call("rotateFeed", 200, {"name": "him"})
    api.call("showFeedStats", 200, {"name": "him"})
    api.call("revokeFeed", 204, {"name": "him"})


def main(program, sample):
    with tempfile.TemporaryDirectory() as data:
        server = Server(program, data)
        try:
            api = Contract(server)
            check_editions(api, check_plans(api, sample))
            check_executors(api)
            check_events(api)
            check_feeds(api)
            server.token = "wrong"
            api.call("listPlans", 401)
            answer, content = server.ask("GET", "/api/v1/openapi.json")
            assert answer.status == 200 and json.loads(content)["openapi"].startswith("3.1")
            api.called.add(("describeApi", True))
            api.finish()
        finally:
            server.stop()
    print(f"{len(api.called)} kinds of answers are as described")


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""May a service rely on this certificate? Python's standard library alone.

usage: validate.py CERTIFICATE.pem PROFILE [NAME=VALUE...]      (purpose, at, known_at, chain ...)
From the environment: BAYTRUST_URL, BAYTRUST_TOKEN.
Exit codes: 0 accepted, 1 not, 2 unknown, 3 no answer. Nothing but 0 lets anybody in.
"""
import base64
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

COUNTS = {"not-accepted", "not-recognised", "indeterminate", "invalid"}


def octets(file):
    with open(file, "rb") as opened:
        return base64.b64encode(opened.read()).decode("ascii")


def ask(question, attempts=5):
    """The record, or the problem that stands in its way."""
    request = urllib.request.Request(
        os.environ["BAYTRUST_URL"] + "/v1/certificates:validate",
        data=json.dumps(question).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json",
                 "Authorization": "Bearer " + os.environ["BAYTRUST_TOKEN"],
                 "Idempotency-Key": str(uuid.uuid4())})  # asked again, the work is done once
    while True:
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer), None
        except urllib.error.HTTPError as refused:
            problem, wait = json.load(refused), refused.headers.get("Retry-After")
        except OSError as failed:
            sys.exit(print(f"no answer: {failed}", file=sys.stderr) or 3)
        attempts -= 1
        if wait is None or attempts == 0:  # 429 and 503 say when to come again
            return None, problem
        print(f"waiting {wait} s: {problem['code']}", file=sys.stderr)
        time.sleep(int(wait))


question = {"certificate": octets(sys.argv[1]), "profile": sys.argv[2]}
for name, value in (pair.split("=", 1) for pair in sys.argv[3:]):
    question[name] = [octets(value)] if name == "chain" else value
record, problem = ask(question)
if record is None:
    print("{code}: {detail} (request {request_id})".format(**problem), file=sys.stderr)
    sys.exit(3)
decision, texts = record["decision"], record["texts"]["en"]
print(f"{texts['headline']} [{record['id']}]")
for finding, text in zip(decision["findings"], texts["findings"]):
    if finding["effect"] in COUNTS:
        print(f"  {finding['subject']}: {text} [{finding['code']}]")
sys.exit({"yes": 0, "no": 1}.get(decision["accepted"], 2))

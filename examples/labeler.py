"""TASKWRIGHT_URL=http://127.0.0.1:3000 TASKWRIGHT_KEY=live_... python3 labeler.py

A labeler: claims tasks of seven types and answers each with the simplest answer there is, until none is left; with
POLL_SECONDS it asks again instead of stopping. While the server is away it waits and repeats."""

import base64, http.client, itertools, json, os, sys, time, urllib.parse, uuid

SERVER = urllib.parse.urlsplit(os.environ["TASKWRIGHT_URL"])
CONNECTION = http.client.HTTPSConnection if SERVER.scheme == "https" else http.client.HTTPConnection
KEY = base64.b64encode(f"{os.environ['TASKWRIGHT_KEY']}:".encode()).decode()
HEADERS = {"Authorization": f"Basic {KEY}", "Content-Type": "application/json"}
POLL_SECONDS = float(os.environ.get("POLL_SECONDS") or 0)
BOX = {"type": "box", "geometry": "box", "left": 2, "top": 2, "width": 20, "height": 20, "uuid": str(uuid.uuid4())}
ANSWERS = {
    "annotation": lambda p: {"annotations": [{**BOX, "label": p["objects_to_annotate"][0]}]},
    "categorization": lambda p: {"category": p["categories"][0]},
    "comparison": lambda p: {"choice": p["choices"][0]},
    "datacollection": lambda p: {"fields": dict.fromkeys(p["fields"], "seen")},
    "imageannotation": lambda p: ANSWERS["annotation"](p["geometries"]["box"]),
    "textcollection": lambda p: {
        "annotations": {f["field_id"]: f["choices"][0]["value"] if "choices" in f else "seen" for f in p["fields"]}
    },
    "transcription": lambda p: {"fields": dict.fromkeys(p["fields"], "seen")},
}


def call(path, body):
    # The same key at every try: whatever was done before the answer got lost is not done again.
    headers = {**HEADERS, "Idempotency-Key": str(uuid.uuid4())}
    for attempt in itertools.count():
        try:
            server = CONNECTION(SERVER.netloc, timeout=30)
            server.request("POST", f"{SERVER.path}/v1/labeling{path}", json.dumps(body), headers)
            answer = server.getresponse()
            if answer.status < 500 and answer.status != 429:
                return json.load(answer)
        except (OSError, ValueError, http.client.HTTPException) as error:
            print(f"no answer, trying again: {error}", file=sys.stderr)
        time.sleep(min(0.1 * 2**attempt, 5))


answered = 0
while True:
    claim = call("/claim", {"types": list(ANSWERS), "lease_seconds": 60})
    if "error" in claim: sys.exit(claim["error"])
    for lease in claim["leases"]:
        # Here a person would look at the task, with a heartbeat every minute or so.
        path, task = f"/leases/{lease['lease_id']}", lease["task"]
        answer = call(f"{path}/submit", {"response": ANSWERS[task["type"]](task["params"])})
        if "error" not in answer:
            answered += 1
            print(f"answered {answered}: {task['task_id']}", flush=True)
        elif answer.get("code") != "lease_lost":
            # The answer breaks a rule, and the lease is still ours. (Lost: somebody else has the task.)
            call(f"{path}/skip", {"reason": answer["error"]})
    if not claim["leases"] and not POLL_SECONDS:
        break
    time.sleep(0 if claim["leases"] else POLL_SECONDS)
print(f"answered {answered}, held by others: {claim['waiting']['held_by_others']}")

"""TASKWRIGHT_URL=http://127.0.0.1:3000 TASKWRIGHT_KEY=live_... python3 prelabel.py

A model in the loop: claims nothing, but gives pending tasks of imageannotation that nobody has begun a hypothesis, from
which the labeler then starts. With POLL_SECONDS it looks again for new ones instead of stopping."""

import base64, http.client, itertools, json, os, sys, time, urllib.parse

SERVER = urllib.parse.urlsplit(os.environ["TASKWRIGHT_URL"])
CONNECTION = http.client.HTTPSConnection if SERVER.scheme == "https" else http.client.HTTPConnection
KEY = base64.b64encode(f"{os.environ['TASKWRIGHT_KEY']}:".encode()).decode()
HEADERS = {"Authorization": f"Basic {KEY}", "Content-Type": "application/json"}
POLL_SECONDS = float(os.environ.get("POLL_SECONDS") or 0)


def model(task):
    """Your model in the place of this one, which guesses a box in the middle of the picture."""
    picture = next(iter(task["processed_attachments"]), {})
    width, height = picture.get("width", 100), picture.get("height", 100)
    label = task["params"]["geometries"]["box"]["objects_to_annotate"][0]
    label = label if isinstance(label, str) else label["choice"]
    box = {"left": width / 4, "top": height / 4, "width": width / 2, "height": height / 2}
    return [{"type": "box", "geometry": "box", "label": label, **box}]


def call(method, path, body=None):
    # To set the same hypothesis again changes nothing, so that a try whose answer got lost is repeated.
    for attempt in itertools.count():
        try:
            server = CONNECTION(SERVER.netloc, timeout=30)
            server.request(method, f"{SERVER.path}/v1{path}", body and json.dumps(body), HEADERS)
            answer = server.getresponse()
            if answer.status < 500 and answer.status != 429:
                return json.load(answer)
        except (OSError, ValueError, http.client.HTTPException) as error:
            print(f"no answer, trying again: {error}", file=sys.stderr)
        time.sleep(min(0.1 * 2**attempt, 5))


given, refused = 0, set()
while True:
    query = {"status": "pending", "type": "imageannotation"}
    while True:
        page = call("GET", f"/tasks?{urllib.parse.urlencode(query)}")
        if "error" in page: sys.exit(page["error"])
        for task in page["docs"]:
            if "hypothesis" in task["params"] or "box" not in task["params"]["geometries"] or task["task_id"] in refused:
                continue
            answer = call("POST", f"/task/{task['task_id']}/hypothesis", {"hypothesis": {"annotations": model(task)}})
            if "error" in answer:
                # 409: somebody works on it already. 400: the type refuses what the model found.
                refused.add(task["task_id"])
                print(f"not given: {answer['error']}", file=sys.stderr)
            else:
                given += 1
        if not page.get("next_token"): break
        query["next_token"] = page["next_token"]
    if not POLL_SECONDS: break
    time.sleep(POLL_SECONDS)
print(f"given {given}")

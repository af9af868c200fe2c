"""A labeler: claims categorization tasks and answers each with the first category, until none is left.

TASKWRIGHT_URL=http://127.0.0.1:3000 TASKWRIGHT_KEY=live_... python3 labeler.py
"""

import base64
import json
import os
import urllib.error
import urllib.request

URL = os.environ["TASKWRIGHT_URL"]
BASIC = base64.b64encode(f"{os.environ['TASKWRIGHT_KEY']}:".encode()).decode()


def call(path, body):
    request = urllib.request.Request(
        f"{URL}/v1/labeling{path}",
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Basic {BASIC}", "Content-Type": "application/json"},
        method="POST",
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.load(refusal)


def main():
    answered = 0
    while True:
        status, claimed = call("/claim", {"types": ["categorization"], "lease_seconds": 60})
        if status != 200:
            raise SystemExit(claimed["error"])
        if not claimed["leases"]:
            break
        lease = claimed["leases"][0]
        # Here a person would look at lease["task"]; every minute or so: call(f"/leases/{id}/heartbeat", {}).
        categories = lease["task"]["params"]["categories"]
        response = {"category": categories[0]}
        status, answer = call(f"/leases/{lease['lease_id']}/submit", {"response": response})
        if status == 200:
            answered += 1
        elif answer.get("code") == "lease_lost":
            continue  # It expired or was canceled; somebody else has the task, or nobody needs it.
        else:
            # The answer breaks a rule of the task; the lease is still ours, so give the task back.
            print(answer["error"])
            call(f"/leases/{lease['lease_id']}/skip", {"reason": answer["error"]})
    print(f"answered {answered}, held by others: {claimed['waiting']['held_by_others']}")


if __name__ == "__main__":
    main()

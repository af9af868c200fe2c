"""What the programs beside this one share: they call every public method of a client of Scale's and print how it went.

Settings come by the environment: TASKWRIGHT_URL, TASKWRIGHT_KEY (a live key of an account of its own, whose owner is an
admin who may label) and TASKWRIGHT_TEST_KEY (a test key of the same account). The output is a line `scaleapi 1.2.3 ...`,
then one for each method, `pass  name` or `fail  name: why`; what a failure was in full goes to stderr.
"""

import json
import os
import sys
import time
import traceback
import urllib.request
import uuid

URL = os.environ.get("TASKWRIGHT_URL", "http://127.0.0.1:3000").rstrip("/")
KEY = os.environ["TASKWRIGHT_KEY"]
TEST_KEY = os.environ.get("TASKWRIGHT_TEST_KEY", "")
UNKNOWN = "0" * 24


def fresh(what):
    return f"{what} {uuid.uuid4().hex[:12]}"


def v1(path, body, key=KEY):
    """What labelers do has no method in the SDK."""
    request = urllib.request.Request(
        f"{URL}/v1{path}",
        json.dumps(body).encode(),
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def until(ask, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ask():
            return
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")


def equal(given, wanted):
    assert given == wanted, f"{given!r} is not {wanted!r}"


def attempt(name, run):
    """Runs a check and prints the line of its method. @returns whether it passed."""
    try:
        run()
        print(f"pass  {name}", flush=True)
        return True
    except Exception as error:  # pylint: disable=broad-except
        lines = str(error).strip().splitlines()
        print(f"fail  {name}: {lines[-1] if lines else type(error).__name__}", flush=True)
        traceback.print_exc(file=sys.stderr)
        return False


def told(results):
    """The last line. @returns the exit code."""
    print(f"{sum(results)} of {len(results)} methods pass")
    return 0 if all(results) else 1

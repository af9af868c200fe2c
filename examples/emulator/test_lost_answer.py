"""Scale's own Python client loses the answer of a create, and ends with one task.

    pip install -r examples/emulator/requirements.txt
    pytest examples/emulator/test_lost_answer.py

The client repeats a request only over https, so the emulator is started with a certificate.
"""

import os
import re
import shlex
import subprocess
import uuid

import pytest
import requests
from scaleapi import ScaleClient
from scaleapi.tasks import TaskType

COMMAND = shlex.split(os.environ.get("TASKWRIGHT_COMMAND", "npx taskwright"))


@pytest.fixture(scope="session")
def emulator():
    """The address of an emulator that lives as long as the tests."""
    command = [*COMMAND, "emulate", "--port", "0", "--tls"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        printed = ""
        while "listens on" not in printed:
            line = process.stdout.readline()
            assert line, "the emulator ended"
            printed += line
        # All that is built on requests trusts it then, also the client's own second connection.
        os.environ["REQUESTS_CA_BUNDLE"] = re.search(r"TLS certificate: (.+)", printed)[1]
        yield re.search(r"listens on (\S+)", printed)[1]
        process.terminate()


@pytest.fixture
def world(emulator):
    """A key of its own, so that tests never meet."""
    return World(f"{emulator}/v1", f"test_{uuid.uuid4().hex}")


class World:
    def __init__(self, url, key):
        self.url, self.auth = url, (key, "")
        self.client = ScaleClient(key, api_instance_url=url)

    def fail(self, rule):
        """Lets requests of this world go wrong."""
        answer = requests.post(f"{self.url}/test_helpers/faults", json={"rule": rule}, auth=self.auth)
        answer.raise_for_status()

    def task_ids(self):
        return [task["task_id"] for task in requests.get(f"{self.url}/tasks", auth=self.auth).json()["docs"]]


def create(client):
    return client.create_task(
        TaskType.Categorization,
        attachment_type="image",
        attachment="https://example.com/cow.png",
        categories=["cow", "no cow"],
        unique_id="cow/1",
    )


def test_the_client_finds_the_task_whose_answer_was_lost(world):
    world.fail("POST /v1/task/categorization = 503-after-commit once")
    task = create(world.client)
    assert task.unique_id == "cow/1"
    assert world.task_ids() == [task.id]


def test_the_client_repeats_what_was_refused_for_now(world):
    world.fail("POST /v1/task/categorization = 429 retry-after=1 once")
    task = create(world.client)
    assert task.status == "completed"
    assert world.task_ids() == [task.id]

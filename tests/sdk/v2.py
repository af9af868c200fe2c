"""Calls every public method of the v2 client in Scale's Python SDK against a started Taskwright.

    TASKWRIGHT_URL=http://127.0.0.1:3000 TASKWRIGHT_KEY=live_... python tests/sdk/v2.py

The key must be a live one of an account of its own, whose owner may label: the program makes projects, batches and
tasks, and answers them as a labeler would. It prints a line for each method, `pass` or `fail`, and ends with 1 when one
failed or when the client has a method that nothing here calls. Needs the packages scaleapi and urllib3.
"""

import inspect
import json
import sys
import uuid
from datetime import datetime, timedelta, timezone

import scaleapi
from checks import KEY, UNKNOWN, URL, attempt, equal, fresh, told, until, v1
from scaleapi.api_client.v2 import (
    BatchOperationRequest,
    BatchStatus,
    CreateBatchRequest,
    CreateChatTaskRequest,
    Expandable,
    ExpandableEnumBatch,
    ExpandableEnumDatasetsDeliveries,
    ExpandableEnumDatasetTask,
    ExpandableEnumDeliveries,
    ExpandableEnumDelivery,
    ExpandableEnumTask,
    Option,
    SetBatchMetadataRequest,
    SetTaskMetadataRequest,
    TaskStatus,
)
from scaleapi.api_client.v2.exceptions import (
    BadRequestException,
    ConflictException,
    NotFoundException,
)

PROJECT = fresh("sdk v2")
PAST = datetime(2020, 1, 1)
FUTURE = datetime.now(timezone.utc) + timedelta(days=1)

client = scaleapi.ScaleClient(KEY, "v2-check", api_instance_url=f"{URL}/v1")
client.v2.api_client.configuration.host = URL

THREADS = {
    "threads": [
        {
            "turns": [
                {
                    "messages": [
                        {"role": "user", "content": {"text": "Hello?"}},
                        {
                            "role": "assistant",
                            "content": {"text": "Hello!"},
                            "source_id": "model-a",
                            "model_parameters": {"model": "a", "temperature": 0.5},
                            "annotations": [
                                {"key": "fluency", "type": "integer", "value": 4, "possible_values": [1, 4]}
                            ],
                        },
                    ]
                }
            ],
            "annotations": [
                {"key": "verdict", "type": "category", "value": "good", "possible_values": ["good", "bad"]}
            ],
        }
    ]
}


def answer_next(batch):
    lease = v1("/labeling/claim", {"batches": [batch]})["leases"][0]
    v1(f"/labeling/leases/{lease['lease_id']}/submit", {"response": THREADS})
    return lease["task_id"]


def refused(kind, method, *args, **kwargs):
    try:
        method(*args, **kwargs)
    except kind as error:
        body = json.loads(error.body)
        equal(body["status_code"], error.status)
        assert body["error"], body
        return body["error"]
    raise AssertionError(f"{method.__name__} was not refused with {kind.__name__}")


class World:
    """What the checks of reads find; made once, by the plain methods."""

    def __init__(self):
        client.create_project(PROJECT, scaleapi.tasks.TaskType.Chat)
        self.project = client.v2.get_project(project_name=PROJECT)
        self.batch = batch("done")
        self.tasks = [chat(self.batch.name).task_id for _ in range(3)]
        answered = [answer_next(self.batch.name) for _ in self.tasks]
        equal(sorted(answered), sorted(self.tasks))
        self.pending = chat(batch("pending").name)
        until(lambda: client.v2.get_batch(batch_id=self.batch.id).status == BatchStatus.COMPLETED, "completed")
        self.batch = client.v2.get_batch(batch_id=self.batch.id)


def batch(what, **also):
    return client.v2.create_batch(CreateBatchRequest(name=fresh(what), project_name=PROJECT, **also))


def chat(batch_name):
    return client.v2.create_chat_task(CreateChatTaskRequest(batch_name=batch_name))


# One check for each method of the API; `call` is the method itself or one of its two variants.


def check_create_batch(call, world):
    made = call(
        CreateBatchRequest(
            name=fresh("made"),
            project_id=world.project.id,
            callback="http://callback.invalid/",
            staging_batch=True,
            metadata={"a": 1},
        )
    )
    equal((made.status, made.metadata, made.callback), (BatchStatus.STAGING, {"a": 1}, "http://callback.invalid/"))
    equal(made.project.actual_instance, world.project.id)
    refused(ConflictException, call, CreateBatchRequest(name=made.name, project_name=PROJECT))
    refused(NotFoundException, call, CreateBatchRequest(name=fresh("made"), project_name="none"))


def check_finalize_batch(call, world):
    staging = batch("staging", staging_batch=True)
    equal(call(BatchOperationRequest(batch_id=staging.id)).status, BatchStatus.IN_PROGRESS)
    refused(NotFoundException, call, BatchOperationRequest(batch_id=UNKNOWN))


def check_pause_batch(call, world):
    made = batch("paused")
    refused(BadRequestException, call, BatchOperationRequest(batch_id=made.id))
    chat(made.name)
    paused = call(BatchOperationRequest(batch_name=made.name))
    equal((paused.batch.id, paused.batch.status), (made.id, BatchStatus.PAUSED))
    assert paused.message
    equal(v1("/labeling/claim", {"batches": [made.name]})["leases"], [])


def check_resume_batch(call, world):
    made = batch("resumed")
    chat(made.name)
    client.v2.pause_batch(BatchOperationRequest(batch_id=made.id))
    resumed = call(BatchOperationRequest(batch_id=made.id))
    equal(resumed.batch.status, BatchStatus.IN_PROGRESS)
    answer_next(made.name)


def check_cancel_batch(call, world):
    made = batch("canceled")
    task = chat(made.name)
    equal(call(BatchOperationRequest(batch_id=made.id)).batch.status, BatchStatus.CANCELLED)
    equal(client.v2.get_task(task_id=task.task_id).status, TaskStatus.CANCELED)
    refused(BadRequestException, client.v2.resume_batch, BatchOperationRequest(batch_id=made.id))


def check_set_batch_metadata(call, world):
    made = batch("metadata", metadata={"a": {"b": 1}})
    merged = call(SetBatchMetadataRequest(batch_id=made.id, metadata={"a": {"c": 2}}, merge=True))
    equal(merged.metadata, {"a": {"b": 1, "c": 2}})
    equal(call(SetBatchMetadataRequest(batch_name=made.name, metadata={"d": 3})).metadata, {"d": 3})


def check_get_batch(call, world):
    equal(call(batch_id=world.batch.id).name, world.batch.name)
    whole = call(batch_name=world.batch.name, expand=[ExpandableEnumBatch.PROJECT])
    equal(whole.project.actual_instance.name, PROJECT)
    refused(NotFoundException, call, batch_name="none")


def check_get_batches(call, world):
    everything = dict(project_id=world.project.id, project_name=PROJECT, created_after=PAST, created_before=FUTURE)
    seen, token = [], None
    while True:
        page = call(limit=2, next_token=token, expand=[ExpandableEnumBatch.PROJECT], **everything)
        seen += [one.id for one in page.batches]
        token = page.next_token
        if token is None:
            break
    equal(len(seen), len(set(seen)))
    assert world.batch.id in seen
    done = call(status=BatchStatus.COMPLETED, completed_after=PAST, completed_before=FUTURE, **everything).batches
    assert world.batch.id in [one.id for one in done] and len(done) < len(seen)


def check_create_chat_task(call, world):
    made = call(
        CreateChatTaskRequest(
            project_id=world.project.id,
            batch_name=batch("chat").name,
            template_variables={"language": "en_US"},
            metadata={"a": 1},
            callback_url="http://callback.invalid/",
        )
    )
    equal((made.status, made.metadata, made.threads), (TaskStatus.PENDING, {"a": 1}, []))
    equal(client.get_task(made.task_id).params["template_variables"], {"language": "en_US"})
    refused(NotFoundException, call, CreateChatTaskRequest(project_name="none"))


def check_set_task_metadata(call, world):
    task_id = world.pending.task_id
    call(SetTaskMetadataRequest(task_id=task_id, metadata={"a": {"b": 1}}))
    merged = call(SetTaskMetadataRequest(task_id=task_id, metadata={"a": {"c": 2}}, merge=True))
    equal(merged.metadata, {"a": {"b": 1, "c": 2}})
    refused(NotFoundException, call, SetTaskMetadataRequest(task_id=UNKNOWN, metadata={}))


def check_get_task(call, world):
    task = call(task_id=world.tasks[0], expand=list(ExpandableEnumTask), opts=list(Option))
    equal(task.project.actual_instance.name, PROJECT)
    equal(task.batch.actual_instance.id, world.batch.id)
    message = task.threads[0].turns[0].messages[1]
    equal((message.content.text, message.model_parameters.model), ("Hello!", "a"))
    equal(message.annotations[0].actual_instance.value, 4)
    equal(len(task.threads[0].submissions), 1)
    equal(call(task_id=world.tasks[0]).batch.actual_instance, world.batch.id)
    refused(NotFoundException, call, task_id=UNKNOWN)


def check_get_tasks(call, world):
    of_batch = dict(project_id=world.project.id, batch_id=world.batch.id, batch_name=world.batch.name)
    seen, token = [], None
    while True:
        page = call(
            limit=2,
            next_token=token,
            status=TaskStatus.COMPLETED,
            completed_after=PAST,
            completed_before=FUTURE,
            expand=list(ExpandableEnumTask),
            opts=list(Option),
            **of_batch,
        )
        seen += [task.task_id for task in page.tasks]
        token = page.next_token
        if token is None:
            break
    equal(sorted(seen), sorted(world.tasks))
    refused(NotFoundException, call, project_name="none")


def check_get_project(call, world):
    equal(call(project_id=world.project.id).name, PROJECT)
    equal(call(project_name=PROJECT).types, ["chat"])
    refused(NotFoundException, call, project_name="none")


def check_get_projects(call, world):
    assert PROJECT in [one.name for one in call(created_after=PAST, created_before=FUTURE).projects]
    equal(call(created_before=PAST).projects, [])


def delivery_of(world):
    found = client.v2.get_deliveries(project_id=world.project.id).deliveries
    return next(one for one in found if one.name == world.batch.name)


def check_get_deliveries(call, world):
    found = call(
        project_name=PROJECT,
        delivered_after=PAST,
        delivered_before=FUTURE,
        expand=[ExpandableEnumDeliveries.PROJECT],
    ).deliveries
    mine = next(one for one in found if one.name == world.batch.name)
    equal((mine.task_count, mine.delivered_at), (3, world.batch.completed_at))
    equal(mine.project.actual_instance.id, world.project.id)
    equal(call(delivered_before=PAST).deliveries, [])


def check_get_delivery(call, world):
    delivery = delivery_of(world)
    first = call(delivery_id=delivery.id, limit=2, expand=list(ExpandableEnumDelivery), opts=list(Option))
    equal(first.delivery.actual_instance.name, world.batch.name)
    rest = call(delivery_name=delivery.name, delivery_id=delivery.id, limit=2, next_token=first.next_token)
    equal(rest.next_token, None)
    equal(sorted(task.task_id for task in first.tasks + rest.tasks), sorted(world.tasks))
    refused(NotFoundException, call, delivery_id=UNKNOWN)


def check_get_delivery_tasks(call, world):
    page = call(
        delivery_id=delivery_of(world).id,
        project_id=world.project.id,
        status=TaskStatus.COMPLETED,
        completed_after=PAST,
        completed_before=FUTURE,
        limit=100,
    )
    equal((page.total, sorted(doc.task_id for doc in page.docs)), (3, sorted(world.tasks)))
    equal(page.docs[0].response["threads"][0]["turns"][0]["messages"][0]["role"], "user")
    refused(NotFoundException, call, delivery_id=UNKNOWN)


def check_get_annotation(call, world):
    thread = client.v2.get_task(task_id=world.tasks[0]).threads[0]
    wanted = thread.annotations[0].actual_instance
    found = call(annotation_id=wanted.id).actual_instance
    equal((found.key, found.value, found.possible_values), ("verdict", "good", ["good", "bad"]))
    refused(NotFoundException, call, annotation_id=f"{UNKNOWN}-0")


def check_get_schema(call, world):
    doc = client.v2.get_delivery_tasks(delivery_id=delivery_of(world).id).docs[0]
    equal(json.loads(call(schema_id=doc.response_schema_id).var_schema.var_json)["type"], "object")
    refused(NotFoundException, call, schema_id=UNKNOWN)


def check_get_datasets(call, world):
    equal(call().datasets, [])


def check_get_dataset_deliveries(call, world):
    equal(call(delivered_after=PAST, expand=list(ExpandableEnumDatasetsDeliveries)).deliveries, [])
    refused(NotFoundException, call, dataset_id=UNKNOWN)


def check_get_dataset_delivery(call, world):
    equal(call(limit=10, expand=list(ExpandableEnumDatasetTask)).tasks, [])
    refused(NotFoundException, call, delivery_id=UNKNOWN)


def check_get_dataset_tasks(call, world):
    equal(call(delivered_after=PAST, limit=10, expand=list(ExpandableEnumDatasetTask)).tasks, [])
    refused(NotFoundException, call, dataset_id=UNKNOWN)
    refused(NotFoundException, call, delivery_id=UNKNOWN)


def check_get_dataset_task(call, world):
    refused(NotFoundException, call, task_id=UNKNOWN, expand=list(ExpandableEnumDatasetTask))


def check_get_dataset_task_response_url(call, world):
    refused(NotFoundException, call, task_id=UNKNOWN, attachment_id=str(uuid.uuid4()))


def check_v2_get_tasks(call, world):
    found = call(project_id=world.project.id, limit=1, batch_id=world.batch.id, opts=list(Option))
    equal(sorted(task.task_id for task in found), sorted(world.tasks))


VARIANTS = ("", "_with_http_info", "_without_preload_content")


def variant(base, ending):
    """The method as a call that gives the same as the plain one, or raises as that does."""
    method = getattr(client.v2, base + ending)
    if ending == "":
        return method
    if ending == "_with_http_info":

        def with_http_info(*args, **kwargs):
            answer = method(*args, **kwargs)
            equal(answer.status_code, 200)
            return answer.data

        return with_http_info

    returned = inspect.signature(getattr(client.v2, base)).return_annotation

    def without_preload(*args, **kwargs):
        # It gives the bytes and leaves the rest, refusals too, to whoever asked.
        raw = method(*args, **kwargs)
        text = raw.data.decode()
        if raw.status != 200:
            kinds = {400: BadRequestException, 404: NotFoundException, 409: ConflictException}
            raise kinds[raw.status](status=raw.status, body=text)
        return client.v2.api_client.deserialize(text, returned.__name__, "application/json")

    without_preload.__name__ = base + ending
    return without_preload


def public_methods(of):
    return sorted(name for name, _ in inspect.getmembers(of, inspect.ismethod) if not name.startswith("_"))


def main():
    print(f"scaleapi {scaleapi.__version__}, v2 at {URL}")
    assert {one.value for one in Expandable} == {"project", "batch", "delivery"}, "the client expands something new"
    world = World()
    results = []
    for name in public_methods(client.v2):
        ending = next(one for one in reversed(VARIANTS) if name.endswith(one))
        base = name[: len(name) - len(ending)]
        check = globals().get(f"check_{base}")

        def run(check=check, base=base, ending=ending):
            assert check, "nothing here calls it"
            check(variant(base, ending), world)

        results.append(attempt(f"v2.{name}", run))
    for name in [one for one in public_methods(client) if one.startswith("v2_")]:
        results.append(
            attempt(name, lambda name=name: globals()[f"check_{name}"](getattr(client, name), world)),
        )
    return told(results)


if __name__ == "__main__":
    sys.exit(main())

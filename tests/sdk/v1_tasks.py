"""Checks of what the SDK does with tasks."""

from datetime import datetime, timedelta, timezone

from checks import UNKNOWN, equal, fresh
from scaleapi.exceptions import (
    ScaleDuplicateResource,
    ScaleInvalidRequest,
    ScaleResourceNotFound,
)
from scaleapi.tasks import TaskReviewStatus, TaskStatus, TaskType
from v1_types import PARAMS
from v1_world import batch, check, client, project, refused, shown, task, test_client

PAST = "2020-01-01 00:00:00.000000"
FUTURE = (datetime.now(timezone.utc) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S.%f")


def create_of(task_type):
    """The check of create_task for one type: completed with a test key, pending with a live one, in a project of it."""

    def run():
        params = PARAMS[task_type.value]
        of = project(test_client, task_type)
        equal((of.type, of.version), (task_type.value, 0))
        more = {"project": of.name, "unique_id": fresh("unique"), "metadata": {"a": {"b": [1]}}, "tags": ["one"]}
        made = test_client.create_task(task_type, **params, **more)
        equal((made.type, made.status, made.is_test), (task_type.value, "completed", True))
        equal((made.project, made.metadata, made.tags), (of.name, more["metadata"], ["one"]))
        assert isinstance(made.response, dict), made.response
        for name in params.keys() - {"min_width"}:
            equal(made.params[name], params[name])
        found = test_client.get_task(made.id)
        equal((found.params, found.created_at, found.response), (made.params, made.created_at, made.response))
        pending = task(client, task_type, project=project(client, task_type).name)
        equal((pending.status, pending.is_test), ("pending", False))

    return run


for each in TaskType:
    check(f"ScaleClient.create_task(TaskType.{each.name})")(create_of(each))


@check("ScaleClient.create_task")
def create_task():
    assert "objects_to_annotate" in refused(
        ScaleInvalidRequest, client.create_task, TaskType.Annotation, attachment="https://example.com/a.png"
    )
    refused(ScaleResourceNotFound, task, project="none")
    made = task(unique_id=fresh("unique"))
    twice = refused(ScaleDuplicateResource, task, unique_id=made.unique_id)
    assert twice.endswith(f"({made.id})."), twice


@check("ScaleClient.get_task")
def get_task():
    made = task(metadata={"a": 1})
    found = client.get_task(made.id)
    equal((found.id, found.metadata, found.status), (made.id, {"a": 1}, "pending"))
    refused(ScaleResourceNotFound, client.get_task, UNKNOWN)
    refused(ScaleResourceNotFound, client.get_task, "no-id")
    refused(ScaleResourceNotFound, test_client.get_task, made.id)


@check("ScaleClient.cancel_task")
def cancel_task():
    unique_id = fresh("cancel")
    made = task(unique_id=unique_id)
    kept = client.cancel_task(made.id)
    equal((kept.id, kept.status, kept.unique_id), (made.id, "canceled", unique_id))
    freed = client.cancel_task(made.id, clear_unique_id=True)
    equal((freed.status, "unique_id" in freed.as_dict()), ("canceled", False))
    refused(ScaleInvalidRequest, test_client.cancel_task, task(test_client).id)


@check("ScaleClient.audit_task")
def audit_task():
    made = task(test_client)
    equal(test_client.audit_task(made.id, False, "The left one is missing."), None)
    found = test_client.get_task(made.id)
    equal(found.customer_review_status, "rejected")
    assert "The left one is missing." in str(found.as_dict()), found.as_dict()
    refused(ScaleInvalidRequest, client.audit_task, task().id, True)


@check("ScaleClient.update_task_unique_id")
def update_task_unique_id():
    unique_id = fresh('s3://a/b "c"')
    made = task()
    equal(client.update_task_unique_id(made.id, unique_id).unique_id, unique_id)
    said = refused(ScaleDuplicateResource, client.update_task_unique_id, task().id, unique_id)
    equal(said, f'The unique_id ("{unique_id}") is already used for a different task ({made.id}).')


@check("ScaleClient.clear_task_unique_id")
def clear_task_unique_id():
    made = task(unique_id=fresh("clear"))
    equal("unique_id" in client.clear_task_unique_id(made.id).as_dict(), False)
    refused(ScaleResourceNotFound, client.clear_task_unique_id, UNKNOWN)


@check("ScaleClient.set_task_metadata")
def set_task_metadata():
    made = task(metadata={"a": 1})
    equal(client.set_task_metadata(made.id, {"b": {"c": "é"}}).metadata, {"b": {"c": "é"}})
    equal(client.set_task_metadata(made.id, {}).metadata, {})


@check("ScaleClient.set_task_tags", "ScaleClient.add_task_tags", "ScaleClient.delete_task_tags")
def task_tags():
    made = task(tags=["one"])
    equal(client.set_task_tags(made.id, ["two", "three"]).tags, ["two", "three"])
    equal(client.add_task_tags(made.id, ["three", "four"]).tags, ["two", "three", "four"])
    equal(client.delete_task_tags(made.id, ["two", "none"]).tags, ["three", "four"])
    refused(ScaleResourceNotFound, client.add_task_tags, UNKNOWN, ["one"])


class Listed:
    """A project with a batch of three tasks, one of them canceled, and one task outside of the batch."""

    def __init__(self):
        self.project = project()
        self.batch = batch(self.project)
        inside = {"project": self.project.name, "batch": self.batch.name}
        self.ids = [task(**inside, unique_id=fresh("listed"), tags=[f"tag{i}"]).id for i in range(3)]
        task(project=self.project.name)
        client.cancel_task(self.ids[0])


@check("ScaleClient.tasks")
def tasks():
    world = Listed()
    page = client.tasks(batch=world.batch.name, limit=2)
    equal(([one.id for one in page], page.total, page.limit, page.has_more), (world.ids[:0:-1], 3, 2, True))
    rest = client.tasks(batch=world.batch.name, limit=2, next_token=page.next_token)
    equal(([one.id for one in rest.docs], rest.has_more, rest.next_token), ([world.ids[0]], False, None))
    refused(ScaleInvalidRequest, client.tasks, limit=101)
    try:
        client.tasks(bogus=1)
    except ScaleInvalidRequest as error:
        assert "Illegal parameter bogus" in error.message
    else:
        raise AssertionError("a parameter that there is not")


@check("ScaleClient.get_tasks")
def get_tasks():
    world = Listed()
    uniques = [client.get_task(one).unique_id for one in world.ids]

    def ids(**filters):
        return [one.id for one in client.get_tasks(project_name=world.project.name, **filters)]

    equal(len(ids(limit=1)), 4)
    equal(ids(batch_name=world.batch.name, limit=1), world.ids[::-1])
    equal(ids(status=TaskStatus.Canceled), world.ids[:1])
    equal(ids(unique_id=uniques[:2]), world.ids[1::-1])
    equal(ids(unique_id=uniques[2]), world.ids[2:])
    equal(ids(tags=["tag0", "tag2"]), [world.ids[2], world.ids[0]])
    equal(ids(task_type=TaskType.ImageAnnotation, batch_name=world.batch.name), world.ids[::-1])
    equal(ids(task_type=TaskType.Chat), [])
    equal(ids(completed_after=PAST, completed_before=FUTURE), [])
    equal(len(ids(created_after=PAST, created_before=FUTURE, updated_after=PAST, updated_before=FUTURE)), 4)
    equal(ids(created_before=PAST), [])
    brief = next(client.get_tasks(batch_name=world.batch.name, limited_response=True, include_attachment_url=False))
    equal((brief.id, brief.status, "params" in brief.as_dict()), (world.ids[2], "pending", False))
    audited = project(test_client)
    done = [task(test_client, project=audited.name) for _ in range(2)]
    test_client.audit_task(done[0].id, True)
    both = [TaskReviewStatus.Accepted, TaskReviewStatus.Rejected]
    for wanted in (TaskReviewStatus.Accepted, both):
        found = test_client.get_tasks(project_name=audited.name, review_status=wanted)
        equal([one.id for one in found], [done[0].id])


@check("ScaleClient.get_tasks_count")
def get_tasks_count():
    world = Listed()
    equal(client.get_tasks_count(project_name=world.project.name), 4)
    equal(client.get_tasks_count(batch_name=world.batch.name, status=TaskStatus.Pending), 2)
    equal(client.get_tasks_count(batch_name=world.batch.name, tags=["tag1"]), 1)


@check("Task.as_dict")
def task_as_dict():
    made = task()
    equal(made.as_dict()["task_id"], made.id)
    equal(made.as_dict()["params"]["geometries"], made.params["geometries"])
    shown(made, made.id, made.id)


@check("Task.refresh")
def task_refresh():
    made = task()
    client.set_task_metadata(made.id, {"a": 1})
    equal((made.metadata, made.refresh(), made.metadata), ({}, None, {"a": 1}))


@check("Task.cancel")
def task_cancel():
    made = task(unique_id=fresh("cancel"))
    made.cancel(clear_unique_id=True)
    made.refresh()
    equal((made.status, "unique_id" in made.as_dict()), ("canceled", False))


@check("Task.audit")
def task_audit():
    made = task(test_client)
    made.audit(True, "Well done.")
    made.refresh()
    equal(made.customer_review_status, "accepted")


@check("Task.update_unique_id", "Task.clear_unique_id")
def task_unique_id():
    made, unique_id = task(), fresh("unique")
    made.update_unique_id(unique_id)
    made.refresh()
    equal(made.unique_id, unique_id)
    made.clear_unique_id()
    made.refresh()
    equal("unique_id" in made.as_dict(), False)


@check("Task.set_metadata")
def task_set_metadata():
    made = task()
    made.set_metadata({"a": [1, 2.5, None]})
    equal(client.get_task(made.id).metadata, {"a": [1, 2.5, None]})


@check("Task.set_tags", "Task.add_tags", "Task.delete_tags")
def task_set_tags():
    made = task()
    made.set_tags(["one"])
    made.add_tags(["two", "three"])
    made.delete_tags(["one"])
    equal(client.get_task(made.id).tags, ["two", "three"])

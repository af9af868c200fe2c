"""Checks of what the SDK does with projects, batches, files and quality tasks, and of its plain requests."""

import http.server
import io
import json
import threading

from checks import TEST_KEY, URL, equal, fresh, until
from scaleapi.batches import BatchStatus
from scaleapi.exceptions import (
    ScaleDuplicateResource,
    ScaleInvalidRequest,
    ScaleResourceNotFound,
    ScaleUnauthorized,
)
from scaleapi import ScaleClient
from scaleapi.tasks import TaskType
from v1_types import PARAMS
from v1_world import batch, check, client, project, refused, shown, task, test_client

PAST, FUTURE = "2020-01-01", "2120-01-01"


@check("ScaleClient.create_project")
def create_project():
    made = project(params={"instruction": "Draw boxes."}, studio=True)
    equal((made.type, made.version, made.instruction), ("imageannotation", 0, "Draw boxes."))
    refused(ScaleDuplicateResource, client.create_project, made.name, TaskType.Chat)
    equal(project(rapid=True, dataset_id="ds_1").as_dict()["datasetId"], "ds_1")


@check("ScaleClient.get_project")
def get_project():
    made = project(params={"instruction": "Draw boxes."})
    equal(client.get_project(made.name).as_dict(), made.as_dict())
    refused(ScaleResourceNotFound, client.get_project, "no / such")
    refused(ScaleUnauthorized, ScaleClient("live_none", api_instance_url=f"{URL}/v1").get_project, made.name)


@check("ScaleClient.get_projects", "ScaleClient.projects")
def projects():
    made = project()
    for listed in (client.get_projects(), client.projects()):
        equal([one.as_dict() for one in listed if one.name == made.name], [made.as_dict()])


@check("ScaleClient.update_project")
def update_project():
    made = project(params={"instruction": "Draw boxes."})
    changed = client.update_project(made.name, patch=True, geometries=PARAMS["imageannotation"]["geometries"])
    equal((changed.version, changed.instruction), (1, "Draw boxes."))
    equal(changed.params["geometries"], PARAMS["imageannotation"]["geometries"])
    equal((client.update_project(made.name, instruction="Draw more.").version), 2)
    inherited = client.create_task(
        TaskType.ImageAnnotation, project=made.name, project_version=1, attachment="https://example.com/a.png"
    )
    equal(inherited.params["geometries"], PARAMS["imageannotation"]["geometries"])


FIELDS = PARAMS["textcollection"]["fields"]


@check("ScaleClient.get_project_template", "Project.get_template")
def get_project_template():
    made = project(task_type=TaskType.TextCollection, params={"fields": FIELDS})
    for template in (client.get_project_template(made.name), made.get_template()):
        equal(template.template_variables["fields"], FIELDS)
        assert template.id and template.version is not None and template.created_at and template.updated_at
    refused(ScaleInvalidRequest, client.get_project_template, project().name)


@check(
    "TaskTemplate.as_dict",
    "TaskTemplate.get_response_schema",
    "TaskTemplate.get_template_variables",
    "TaskTemplate.is_auto_onboardable",
)
def task_template():
    template = project(task_type=TaskType.TextCollection, params={"fields": FIELDS}).get_template()
    equal(template.get_template_variables(), template.as_dict()["template_variables"])
    equal(template.get_response_schema(), template.as_dict().get("response_schema"))
    equal(template.is_auto_onboardable(), False)
    shown(template, template.id, template.id)


@check("Project.as_dict")
def project_as_dict():
    made = project()
    equal((made.as_dict()["name"], made.as_dict()["type"]), (made.name, made.type))
    shown(made, made.name, made.name)


@check("ScaleClient.create_batch")
def create_batch():
    of = project()
    made = batch(of, callback="https://example.com/done", metadata={"a": 1})
    equal((made.project, made.status, made.metadata), (of.name, "in_progress", {"a": 1}))
    equal(made.as_dict()["callback"], "https://example.com/done")
    equal(batch(of, calibration_batch=True).status, "staging")
    equal(batch(of, self_label_batch=True).status, "staging")
    refused(ScaleDuplicateResource, client.create_batch, of.name, made.name)
    refused(ScaleResourceNotFound, client.create_batch, "none", fresh("batch"))


@check("ScaleClient.finalize_batch", "Batch.finalize")
def finalize_batch():
    of = project()
    one, two = batch(of, self_label_batch=True), batch(of, self_label_batch=True)
    equal(client.finalize_batch(one.name).status, "in_progress")
    equal((two.finalize().name, two.status), (two.name, "in_progress"))


@check("ScaleClient.batch_status", "Batch.get_status")
def batch_status():
    of = project()
    made = batch(of)
    ids = [task(project=of.name, batch=made.name).id for _ in range(3)]
    client.cancel_task(ids[0])
    wanted = {"status": "in_progress", "pending": 2, "completed": 0, "error": 0, "canceled": 1}
    equal(client.batch_status(made.name), wanted)
    equal(made.get_status(), wanted)
    equal((made.tasks_pending, made.tasks_canceled, made.tasks_completed, made.tasks_error), (2, 1, 0, 0))


@check("ScaleClient.get_batch")
def get_batch():
    made = batch(project(), metadata={"a": 1})
    equal(client.get_batch(made.name).as_dict(), made.as_dict())
    refused(ScaleResourceNotFound, client.get_batch, "no / such")


@check("ScaleClient.batches")
def batches():
    of = project()
    names = [batch(of).name for _ in range(3)]
    page = client.batches(project=of.name, limit=2, start_time=PAST, end_time=FUTURE)
    equal(([one.name for one in page], page.total, page.has_more), (names[:0:-1], 3, True))
    rest = client.batches(project=of.name, limit=2, offset=2)
    equal(([one.name for one in rest], rest.offset, rest.has_more), (names[:1], 2, False))


@check("ScaleClient.get_batches")
def get_batches():
    of = project(test_client)
    names = [batch(of, test_client).name for _ in range(2)]
    task(test_client, project=of.name, batch=names[0])

    def found(**filters):
        return [one.name for one in test_client.get_batches(project_name=of.name, **filters)]

    equal(found(created_after=PAST, created_before=FUTURE, exclude_archived=True), names[::-1])
    equal(found(created_before=PAST), [])
    until(lambda: found(batch_status=BatchStatus.Completed) == names[:1], "the batch completes")
    equal(found(batch_status=BatchStatus.InProgress), names[1:])


@check("ScaleClient.set_batch_metadata")
def set_batch_metadata():
    made = batch(project(), metadata={"a": 1})
    equal(client.set_batch_metadata(made.name, {"b": 2}).metadata, {"b": 2})
    equal(client.get_batch(made.name).metadata, {"b": 2})


@check("Batch.as_dict")
def batch_as_dict():
    made = batch(project())
    equal(made.as_dict()["name"], made.name)
    shown(made, made.name, made.name)


@check("ScaleClient.upload_file", "File.as_dict")
def upload_file():
    of, reference = project(), fresh("reference")
    more = {"project_name": of.name, "reference_id": reference, "metadata": json.dumps({"a": 1})}
    content = io.BytesIO("a,b\n1,é\n".encode())
    content.name = "table.csv"
    made = client.upload_file(content, **more)
    whole = made.as_dict()
    equal((whole["id"], whole["size"], whole["reference_id"]), (made.id, 9, reference))
    equal((whole["project_names"], whole["metadata"]), ([of.name], {"a": 1}))
    assert made.attachment_url.startswith("scaledata://"), made.attachment_url
    equal(task(attachment=made.attachment_url).params["attachment"], made.attachment_url)
    shown(made, made.id, made.id)
    refused(ScaleDuplicateResource, client.upload_file, io.BytesIO(b"again"), **more)


class Page(http.server.BaseHTTPRequestHandler):
    """A file that somebody else serves."""

    content = b"<svg xmlns='http://www.w3.org/2000/svg'/>"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "image/svg+xml")
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, *_):
        """Nothing is to be said of it."""


@check("ScaleClient.import_file")
def import_file():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/picture.svg"
        made = client.import_file(url, display_name="A picture")
        server.shutdown()
    assert made.attachment_url.startswith("scaledata://"), made.attachment_url
    equal((made.as_dict()["size"], made.as_dict()["display_name"]), (len(Page.content), "A picture"))
    refused(ScaleInvalidRequest, client.import_file, "ftp://example.com/a.png")


BOX = {
    "uuid": "0b9a6e0c-4f5d-4c43-8a53-1f9d3c0f2a11",
    "type": "box",
    "label": "car",
    "left": 1,
    "top": 2,
    "width": 30,
    "height": 40,
}


@check("ScaleClient.create_evaluation_task", "EvaluationTask.as_dict")
def create_evaluation_task():
    expected = {"annotations": [BOX]}
    made = client.create_evaluation_task(
        TaskType.ImageAnnotation,
        project=project(rapid=True).name,
        **PARAMS["imageannotation"],
        expected_response=expected,
        initial_response={"annotations": []},
    )
    kept = made.expected_response["annotations"][0]
    equal({name: kept[name] for name in BOX}, BOX)
    equal((made.as_dict()["id"], made.as_dict()["expected_response"]), (made.id, made.expected_response))
    shown(made, made.id, made.id)
    refused(ScaleInvalidRequest, client.create_evaluation_task, TaskType.ImageAnnotation, **PARAMS["imageannotation"])


@check("ScaleClient.create_training_task", "TrainingTask.as_dict")
def create_training_task():
    note = {"type": "text", "field_id": "note", "response": [["A street."]]}
    made = client.create_training_task(
        TaskType.TextCollection,
        project=project(task_type=TaskType.TextCollection, rapid=True).name,
        **PARAMS["textcollection"],
        expected_response={"annotations": {"note": note}},
    )
    equal(made.expected_response["annotations"]["note"]["response"], [["A street."]])
    equal((made.as_dict()["id"], made.as_dict()["expected_response"]), (made.id, made.expected_response))
    shown(made, made.id, made.id)
    refused(ScaleInvalidRequest, client.create_training_task, TaskType.TextCollection, **PARAMS["textcollection"])


@check("Api.get_request", "Api.post_request", "Api.put_request", "Api.delete_request")
def plain_requests():
    api = test_client.api
    made = api.post_request("task/categorization", body=PARAMS["categorization"])
    path = f"task/{made['task_id']}"
    equal(api.get_request("tasks", params={"limit": 1})["docs"][0]["task_id"], made["task_id"])
    equal(api.put_request(f"{path}/tags", body=["one", "two"])["tags"], ["one", "two"])
    equal(api.delete_request(f"{path}/tags", body=["one"])["tags"], ["two"])
    equal(api.api_key, TEST_KEY)


@check("Api.quote_string")
def quote_string():
    equal(client.api.quote_string("a b/c&é"), "a%20b%2Fc%26%C3%A9")

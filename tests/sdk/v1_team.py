"""Checks of what the SDK does with the team and with Studio."""

from checks import equal, fresh
from scaleapi.exceptions import ScaleInvalidRequest, ScaleResourceNotFound
from scaleapi.studio import StudioWorker
from scaleapi.teams import TeammateRole
from v1_world import batch, check, client, project, refused, shown, task


def invited(role=TeammateRole.Labeler):
    """A new address, in the team."""
    email = fresh("ann").replace(" ", ".") + "@example.com"
    client.invite_teammates([email], role)
    return email


def listed(team, email):
    return next(one for one in team if one.email == email)


@check("ScaleClient.list_teammates")
def list_teammates():
    email = invited()
    mate = listed(client.list_teammates(), email)
    equal((mate.role, mate.is_studio_labeler), ("labeler", True))
    assert mate.expiry, mate.as_dict()


@check("ScaleClient.invite_teammates")
def invite_teammates():
    emails = [fresh("bob").replace(" ", ".") + "@example.com" for _ in range(2)]
    team = client.invite_teammates(emails, TeammateRole.Manager)
    equal([listed(team, email).role for email in emails], ["manager", "manager"])
    refused(ScaleInvalidRequest, client.invite_teammates, ["nobody"], TeammateRole.Member)


@check("ScaleClient.update_teammates_role", "Teammate.update_teammate_role")
def update_teammates_role():
    email = invited()
    team = client.update_teammates_role([email], TeammateRole.Member)
    mate = listed(team, email)
    equal(mate.role, "member")
    equal(listed(mate.update_teammate_role(TeammateRole.Admin), email).role, "admin")
    equal(listed(client.list_teammates(), email).role, "admin")
    refused(ScaleResourceNotFound, client.update_teammates_role, ["none@example.com"], TeammateRole.Member)


@check("Teammate.as_dict")
def teammate_as_dict():
    email = invited()
    mate = listed(client.list_teammates(), email)
    equal((mate.as_dict()["email"], mate.as_dict()["role"]), (mate.email, mate.role))
    shown(mate, mate.email, mate.email)


@check(
    "ScaleClient.add_studio_assignments",
    "ScaleClient.list_studio_assignments",
    "ScaleClient.remove_studio_assignments",
    "StudioLabelerAssignment.as_dict",
)
def studio_assignments():
    emails, names = [invited(), invited()], sorted([project(studio=True).name, project(studio=True).name])
    added = client.add_studio_assignments(emails, names)
    equal([added[email].assigned_projects for email in emails], [names, names])
    found = client.list_studio_assignments()[emails[0]]
    equal((found.email, found.as_dict()), (emails[0], names))
    shown(found, emails[0], emails[0])
    left = client.remove_studio_assignments(emails[:1], names[:1])
    equal([left[email].assigned_projects for email in emails], [names[1:], names])
    refused(ScaleResourceNotFound, client.add_studio_assignments, emails, ["none"])


def assigned(count):
    of = project(studio=True)
    emails = [invited() for _ in range(count)]
    client.add_studio_assignments(emails, [of.name])
    return of, emails


@check(
    "ScaleClient.create_project_group",
    "ScaleClient.list_project_groups",
    "ScaleClient.update_project_group",
    "StudioProjectGroup.as_dict",
)
def project_groups():
    of, emails = assigned(2)
    made = client.create_project_group(of.name, emails[:1], "night / shift")
    equal((made.name, made.numWorkers, made.isSingleton), ("night / shift", 1, False))
    equal([one.as_dict() for one in client.list_project_groups(of.name)], [made.as_dict()])
    shown(made, made.id, made.name)
    changed = client.update_project_group(of.name, made.name, emails[1:], emails[:1])
    equal([one["email"] for one in changed.as_dict()["workers"]], emails[1:])
    refused(ScaleResourceNotFound, client.list_project_groups, "none")


@check("StudioWorker.as_dict")
def studio_worker():
    of, emails = assigned(1)
    # The SDK puts the list of workers into a tuple.
    (workers,) = client.create_project_group(of.name, emails, "all").workers
    worker = workers[0]
    assert isinstance(worker, StudioWorker)
    equal((worker.email, worker.as_dict()), (emails[0], {"id": worker.id, "email": emails[0]}))
    shown(worker, worker.id, worker.email)


@check("ScaleClient.list_studio_batches", "StudioBatch.as_dict")
def list_studio_batches():
    of = project(studio=True)
    made = batch(of)
    for _ in range(2):
        task(project=of.name, batch=made.name)
    found = next(one for one in client.list_studio_batches() if one.name == made.name)
    equal((found.project_name, found.batch_type, found.total, found.completed), (of.name, "Production", 2, 0))
    equal((found.groups, found.as_dict()["name"]), ([], made.name))
    shown(found, found.id, found.name)


@check("ScaleClient.assign_studio_batches")
def assign_studio_batches():
    of, emails = assigned(1)
    made = batch(of)
    client.create_project_group(of.name, emails, "day")
    equal(client.assign_studio_batches(made.name, ["day"]).groups, ["day"])
    equal(client.assign_studio_batches(made.name, []).groups, [])
    refused(ScaleResourceNotFound, client.assign_studio_batches, "none", ["day"])


@check("ScaleClient.set_studio_batches_priorities", "ScaleClient.reset_studio_batches_priorities")
def studio_priorities():
    of = project(studio=True)
    made = [batch(of).name for _ in range(2)]
    names = [one.name for one in client.list_studio_batches()]
    wanted = made[::-1] + [name for name in names if name not in made]
    equal([one.name for one in client.set_studio_batches_priorities(wanted)], wanted)
    equal([one.name for one in client.list_studio_batches()], wanted)
    refused(ScaleInvalidRequest, client.set_studio_batches_priorities, made)
    after = [one.name for one in client.reset_studio_batches_priorities()]
    equal([name for name in after if name in made], made)
    equal(sorted(after), sorted(names))

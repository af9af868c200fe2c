"""The two clients, live and test, and what the checks of v1 make with them."""

import scaleapi
from checks import KEY, TEST_KEY, URL, fresh
from scaleapi.exceptions import ScaleException
from scaleapi.tasks import TaskType
from v1_types import PARAMS

client = scaleapi.ScaleClient(KEY, "v1-check", api_instance_url=f"{URL}/v1")
test_client = scaleapi.ScaleClient(TEST_KEY, "v1-check", api_instance_url=f"{URL}/v1")

CHECKS = {}
"""Name of a method, as the table has it -> what calls it and asserts on what came back."""


def check(*names):
    def keep(function):
        for name in names:
            assert name not in CHECKS, f"{name} is checked twice"
            CHECKS[name] = function
        return function

    return keep


def refused(kind, method, *args, **kwargs):
    """The SDK must raise exactly `kind`, with the server's sentence. @returns that sentence."""
    try:
        method(*args, **kwargs)
    except ScaleException as error:
        assert type(error) is kind, f"{type(error).__name__} is not {kind.__name__}: {error}"
        assert error.code == kind.code and error.message, repr(error)
        assert str(error) == f"<Response [{error.code}]> {error.message}", str(error)
        return error.message
    raise AssertionError(f"{method.__name__} was not refused with {kind.__name__}")


def task(at=client, task_type=TaskType.ImageAnnotation, **more):
    return at.create_task(task_type, **{**PARAMS[task_type.value], **more})


def project(at=client, task_type=TaskType.ImageAnnotation, **more):
    return at.create_project(fresh("a b/c & d"), task_type, **more)


def batch(of, at=client, **more):
    return at.create_batch(of.name, fresh("batch / é"), **more)


def shown(thing, key, text):
    """How an object of the SDK looks in a program: as a text, in a set, as a dictionary."""
    assert text in str(thing) and str(thing) in {str(thing)}, str(thing)
    assert repr(thing), "no repr"
    assert hash(thing) == hash(key)

"""Calls every public method of Scale's Python SDK, but for its v2 client, against a started Taskwright.

    TASKWRIGHT_URL=http://127.0.0.1:3000 TASKWRIGHT_KEY=live_... TASKWRIGHT_TEST_KEY=test_... python tests/sdk/v1.py

The methods are found in the SDK, those of its client and those of the objects that it gives; one that nothing here calls
fails, and so does a check of one that the SDK does not have. The server must take attachments as they are
(TASKWRIGHT_ATTACHMENTS=trust) and may import from this machine (TASKWRIGHT_ALLOWED_NETWORKS=127.0.0.0/8). No other program
may use the account meanwhile: the order of Studio's batches names all of them. See checks.py.
"""

import importlib
import inspect
import pkgutil
import sys

import scaleapi
import v1_projects  # noqa: F401  the modules beside this one fill CHECKS
import v1_tasks  # noqa: F401
import v1_team  # noqa: F401
from checks import URL, attempt, told
from scaleapi.tasks import TaskType
from v1_world import CHECKS


def modules():
    """Of the SDK, without the generated client of v2."""
    yield scaleapi
    for found in pkgutil.iter_modules(scaleapi.__path__):
        if found.name != "api_client":
            yield importlib.import_module(f"scaleapi.{found.name}")


def classes():
    """Every class of the SDK that is not only there to be inherited from."""
    for module in modules():
        for _, one in inspect.getmembers(module, inspect.isclass):
            if one.__module__ == module.__name__ and not one.__subclasses__():
                yield one


def methods_of(one):
    """The public ones that the SDK itself wrote."""
    for name, method in inspect.getmembers(one, inspect.isfunction):
        if not name.startswith("_") and method.__module__.startswith("scaleapi"):
            yield f"{one.__name__}.{name}"


def names():
    """All that has a row in the table. What begins with v2_ is called by v2.py."""
    for one in classes():
        for name in methods_of(one):
            if not name.startswith("ScaleClient.v2_"):
                yield name
            if name == "ScaleClient.create_task":
                yield from (f"{name}(TaskType.{each.name})" for each in TaskType)


def nothing():
    raise AssertionError("nothing here calls it")


def main():
    print(f"scaleapi {scaleapi.__version__}, v1 at {URL}")
    found = list(names())
    results = [attempt(name, CHECKS.get(name, nothing)) for name in found]
    for name in CHECKS.keys() - set(found):
        results.append(attempt(name, lambda: (_ for _ in ()).throw(AssertionError("the SDK does not have it"))))
    return told(results)


if __name__ == "__main__":
    sys.exit(main())

"""The code of the Lambda functions that the framework brings along.

Each lies in ``aws_cdk/handlers/NAME/index.py``. What answers CloudFormation is one file for all of them,
``handlers/cfn_response.py``, and goes with each.
"""

from __future__ import annotations

import os

_HANDLERS = os.path.join(os.path.dirname(os.path.dirname(__file__)), "handlers")
_SHARED = "cfn_response.py"
# Files of other handlers that a handler uses, and where they go in its folder.
_SDK_CALL = (("sdk_call/index.py", "sdk_call/index.py"), ("sdk_call/service_names.py", "service_names.py"))
_BORROWED = {"aws_api": _SDK_CALL, "call_in_region": _SDK_CALL}
_IMPORT = "from cfn_response import"

# Assembled folders of this process by handler; the object removes its folder when the process ends.
_assembled: dict[str, tuple[object, str]] = {}


def handler_folder(name: str) -> str:
    """Return a folder with all files of a handler and the shared one, to stage as an asset; its entry is ``index.handler``.

    The folder is there until the process ends; its content, and so the asset's hash, is the same each time.
    """
    known = _assembled.get(name)
    if known is None:
        import shutil
        import tempfile

        owner = tempfile.TemporaryDirectory(prefix=f"purecdk-{name}-")
        folder = os.path.join(owner.name, name)
        shutil.copytree(os.path.join(_HANDLERS, name), folder, ignore=shutil.ignore_patterns("__pycache__"))
        for source, target in ((_SHARED, _SHARED), *_BORROWED.get(name, ())):
            os.makedirs(os.path.dirname(os.path.join(folder, target)), exist_ok=True)
            shutil.copyfile(os.path.join(_HANDLERS, source), os.path.join(folder, target))
        known = _assembled[name] = (owner, folder)
    return known[1]


def inline_code(name: str) -> str:
    """Return the handler ``name`` and what it shares with others as one text; its entry is ``index.handler``."""
    shared = _read(os.path.join(_HANDLERS, _SHARED))
    lines = _read(os.path.join(_HANDLERS, name, "index.py")).splitlines(keepends=True)
    return shared + "\n\n" + "".join(line for line in lines if not line.startswith(_IMPORT))


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()

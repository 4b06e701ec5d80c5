"""The code of our handlers as text, for functions with inline code.

Each handler lies in ``aws_cdk/handlers/NAME/index.py``. What answers CloudFormation is one file for all of them,
``handlers/cfn_response.py``.
"""

from __future__ import annotations

import os

_HANDLERS = os.path.join(os.path.dirname(os.path.dirname(__file__)), "handlers")
_IMPORT = "from cfn_response import"


def inline_code(name: str) -> str:
    """Return the handler ``name`` and what it shares with others as one text; its entry is ``index.handler``."""
    shared = _read(os.path.join(_HANDLERS, "cfn_response.py"))
    lines = _read(os.path.join(_HANDLERS, name, "index.py")).splitlines(keepends=True)
    return shared + "\n\n" + "".join(line for line in lines if not line.startswith(_IMPORT))


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()

"""Names of the actions of a pipeline, made of the names of what they do.

Source: names that aws-cdk-lib 2.275.0 gives to steps, stacks and assets of many lengths.
"""

from __future__ import annotations

import hashlib
import json
import re

_ODD = re.compile(r"[^a-zA-Z0-9.@_-]+")
_LONGEST = 100
_HASH_LENGTH = 8


def action_name(*parts: str) -> str:
    """Return the name of an action, at most 100 characters: ``parts`` with dots between.

    Where that is too long, parts lose their middle, each by itself, so that a stack is named alike in all its actions.
    """
    names = [without_odd_characters(part) for part in parts]
    count = len(names)
    if len(".".join(names)) > _LONGEST:
        # Twice, as the peer: with room for the dots between, and for one dot a part.
        for longest in ((_LONGEST - (count - 1)) // count, (_LONGEST - count) // count):
            names = [_shortened(name, longest) for name in names]
    return ".".join(names)


def namespace_of_stack(artifact_id: str) -> str:
    """Return the namespace of what a stack puts out, at most 100 characters."""
    return _shortened(artifact_id, _LONGEST)


def without_odd_characters(text: str) -> str:
    """Return ``text`` with an underscore for all that names of actions must not hold."""
    return _ODD.sub("_", text)


def _shortened(name: str, longest: int) -> str:
    """Return ``name`` with a hash of it in place of its middle if it is longer than ``longest``."""
    if len(name) <= longest:
        return name
    digest = hashlib.sha256(json.dumps(name).encode()).hexdigest()[:_HASH_LENGTH]
    kept = (longest - _HASH_LENGTH) // 2
    return f"{name[:kept]}{digest}{name[-kept:]}"

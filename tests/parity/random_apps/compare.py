"""Says how what two libraries gave differs, so that equal differences of many programs are told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.parity.random_apps.programs import Program

Result = dict[str, Any]

# What is ours on purpose: handlers behind custom resources, and the layers beside them.
OWN_HANDLERS = re.compile("Handler|NodeProxyAgent|AwsCliLayer|DrainECSHook")
HANDLER_PROPERTIES = ("Architectures", "Code", "CodeHash", "Content", "Description", "Handler", "Layers", "Runtime")


def difference(program: Program, ours: Result, theirs: Result) -> str | None:
    """Return the first difference in words that name no ids; ``None`` if there is none that counts."""
    statements = program["statements"]
    for key in [str(number) for number in range(len(statements))]:
        mine, other = ours["refused"].get(key), theirs["refused"].get(key)
        if (mine is None) == (other is None):
            if mine is not None and not statements[int(key)].startswith(("rec(", "v")):
                continue
            if mine is not None:
                return None  # a construct made in part is nothing to compare
            continue
        told = mine or other
        assert told is not None
        if told[0] == "NameError":
            continue
        who = "only we refuse" if mine else "only the peer refuses"
        return f"{who}: {_without_ids(statements[int(key)])[:90]} | {_without_ids(told[1].splitlines()[0] if told[1] else told[0])[:140]}"
    mine, other = ours["refused"].get("synth"), theirs["refused"].get("synth")
    if mine or other:
        if mine and other:
            return None
        told = mine or other
        return f"{'only we refuse' if mine else 'only the peer refuses'} to synthesize: {_without_ids(told[1])[:200]}"
    for name in theirs["given"]:
        if name.endswith(".template.json"):
            _mask_handlers(ours["given"].get(name, {}), theirs["given"][name])
    found = next(differences(theirs["given"], ours["given"], ""), None)
    if found is None:
        found = next(differences(_comparable(theirs["values"]), _comparable(ours["values"]), "/values"), None)
    return None if found is None else f"{program['about']} {found}"


def differences(theirs: Any, ours: Any, path: str) -> Iterator[str]:
    """Yield where two documents differ; the order of keys counts."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key, value in theirs.items():
            if key == "TemplateURL" or key.startswith("_"):  # follow from what is compared; the peer's own fields
                continue
            if key not in ours:
                yield f"lacks {_without_ids(f'{path}/{key}')}: peer has {str(value)[:100]}"
            else:
                yield from differences(value, ours[key], f"{path}/{key}")
        for key, value in ours.items():
            if key not in theirs and not any(each.startswith("_") for each in theirs):
                yield f"has {_without_ids(f'{path}/{key}')}: {str(value)[:100]}"
        if [key for key in theirs if key in ours] != [key for key in ours if key in theirs]:
            yield f"orders {_without_ids(path)} otherwise: {list(theirs)[:8]} there, {list(ours)[:8]} here"
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for index, pair in enumerate(zip(theirs, ours, strict=True)):
            yield from differences(*pair, f"{path}/{index}")
    elif theirs != ours and "object" not in (theirs, ours):
        yield f"gives another {_without_ids(path)}: {str(theirs)[:100]} there, {str(ours)[:100]} here"


def _mask_handlers(ours: Any, theirs: Any) -> None:
    for id, resource in theirs.get("Resources", {}).items():
        own = ours.get("Resources", {}).get(id)
        if own is None:
            continue
        there, here = resource.get("Properties", {}), own.get("Properties", {})
        handles = resource["Type"] == "AWS::Lambda::Function" and there.get("Runtime") != here.get("Runtime")
        if handles or "CodeHash" in there or OWN_HANDLERS.search(id):
            for name in HANDLER_PROPERTIES:
                there.pop(name, None)
                here.pop(name, None)


def _comparable(value: Any) -> Any:
    """Return recorded values with the fields of structs in one spelling and order; L1 structs may be dicts."""
    if isinstance(value, dict):
        if any(key == "Ref" or key.startswith("Fn::") for key in value):
            return value
        return {_plain_key(key): _comparable(value[key]) for key in sorted(value, key=_plain_key)}
    return [_comparable(item) for item in value] if isinstance(value, list) else value


def _plain_key(key: str) -> str:
    return re.sub("[^a-z0-9]", "", key.lower())


def _without_ids(text: str) -> str:
    return re.sub(r"\b(?:X|v)\d+\w*|Token\[[\w.]+\]|\b[0-9A-F]{8}\b", "#", text)

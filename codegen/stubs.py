"""Writes the type stubs: ``python -m codegen.stubs``.

The stubs are a distribution of their own (``stubs/``, ``purecdk-stubs``), partial in the sense of PEP 561: they hold the
modules that have no files, L1 (``aws_cdk.aws_sqs._l1``) and references (``aws_cdk.interfaces.aws_sqs``), and those
hand-written modules whose signatures cannot be told in full otherwise (``codegen.signatures``). They are made when that
distribution is built and are not kept in the repository.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aws_cdk.spec.structs import python_name
from aws_cdk.spec.value_types import split_alternatives
from codegen.files import read_services
from codegen.signatures import write_signatures

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = REPOSITORY / "src" / "aws_cdk" / "spec" / "data"
TARGET = REPOSITORY / "stubs" / "aws_cdk-stubs"

Data = dict[str, Any]

_SIMPLE = {
    "str": "str",
    "num": "float",
    "bool": "bool",
    "any": "Any",
    "json": "Any",
    "jsontext": "Any",
    "date": "datetime.datetime",
    "token": "IResolvable",
    "tag": "CfnTag",
}
_IMPORTS = """\
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.cfn_tag import CfnTag
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.core.tag_manager import TagManager
from aws_cdk.core.token import IResolvable
from aws_cdk.spec.factory import L1Resource
from aws_cdk.spec.structs import L1Struct
from constructs import Construct
"""


def l1_module(module: str, data: Data) -> str:
    """Return the stub of a service's L1 classes."""
    lines: list[str] = []
    references: set[str] = set()
    for name, class_data in data["classes"].items():
        lines += _class(name, class_data, references)
    imports = [f"from aws_cdk.interfaces import {used} as _{used}_interfaces" for used in sorted(references)]
    return "\n".join([_IMPORTS, *imports, *lines]) + "\n"


def _class(name: str, data: Data, references: set[str]) -> Iterator[str]:
    yield ""
    yield f"class {name}Props(L1Struct):"
    yield from _fields(name, data["props"], references)
    yield ""
    yield f"class {name}(L1Resource):"
    for nested_name, entries in data.get("types", {}).items():
        yield f"    class {nested_name}(L1Struct):"
        yield from (f"    {line}" for line in _fields(name, entries, references))
        yield ""
    yield "    CFN_RESOURCE_TYPE_NAME: str"
    if "transform" in data:
        yield "    REQUIRED_TRANSFORM: str"
    tags = data.get("tags", {})
    for camel, entry in data["props"].items():
        if camel == tags.get("property") and tags["interface"] == "ITaggable":
            yield f"    {python_name(camel)}_raw: {_annotation(name, entry, references)}"
        else:
            yield f"    {python_name(camel)}: {_annotation(name, entry, references, as_property=True)}"
    if tags:
        yield f"    {'tags' if tags['interface'] == 'ITaggable' else 'cdk_tag_manager'}: TagManager"
    for camel, entry in data.get("attrs", {}).items():
        yield f"    {python_name(camel)}: {_plain(name, entry.rpartition(': ')[2], references)}"
    module, _, interface = data["ref"].partition(".")
    references.add(module)
    reference_property = python_name(interface[1].lower() + interface[2:])
    reference_property = data.get("reference_property", reference_property)
    yield f"    {reference_property}: _{module}_interfaces.{interface[1:-3]}Reference"
    yield f"    @takes({name}Props)"
    yield f"    def __init__(self, scope: Construct, id: str, props: {name}Props) -> None: ..."
    yield "    @staticmethod"
    yield f"    def {python_name(f'is{name}')}(x: Any) -> bool: ..."
    for static in data.get("statics", ()):
        method, _, parameter = static.partition("(")
        yield "    @staticmethod"
        if method.startswith("arnFor"):
            yield f"    def {python_name(method)}(resource: _{module}_interfaces.{interface}) -> str: ..."
        else:
            argument = python_name(parameter[:-1]) if parameter else "arn"
            made = f"_{module}_interfaces.{interface}"
            yield f"    def {python_name(method)}(scope: Construct, id: str, {argument}: str) -> {made}: ..."


def _fields(class_name: str, entries: dict[str, str], references: set[str]) -> Iterator[str]:
    if not entries:
        yield "    pass"
    for camel, entry in entries.items():
        annotation = _annotation(class_name, entry, references)
        required = entry.endswith("!")
        default = "" if required else " = nested()" if annotation.startswith("Nested[") else " = None"
        yield f"    {python_name(camel)}: {annotation}{default}"


def _annotation(class_name: str, entry: str, references: set[str], *, as_property: bool = False) -> str:
    """Return the annotation of a property; where structs are taken, mappings are too."""
    text = entry.rpartition(": ")[2]
    required = text.endswith("!")
    text = text.rstrip("!")
    if as_property:  # what a resource was given comes back as text, not as the resource it was
        text = "|".join(part for part in split_alternatives(text) if part[0] != "&")
        text = text.replace("|&", "|").replace("[&", "[") if "&" not in text else _without_references(text)
    plain = _plain(class_name, text, references)
    plain = plain if required else f"{plain} | None"
    return f"Nested[{plain}]" if "Property" in text or "tag" in split_alternatives(text.strip("[]{}")) else plain


def _without_references(text: str) -> str:
    """Return a type without the references within its lists."""
    if text[0] in "[{":
        inner = "|".join(part for part in split_alternatives(text[1:-1]) if part[0] != "&")
        return f"{text[0]}{inner}{text[-1]}"
    return text


def _plain(class_name: str, text: str, references: set[str]) -> str:
    parts = []
    for part in split_alternatives(text):
        if part[0] == "[":
            parts.append(f"Sequence[{_element(class_name, part[1:-1], references)}]")
        elif part[0] == "{":
            parts.append(f"Mapping[str, {_element(class_name, part[1:-1], references)}]")
        elif part[0] == "&":
            module, interface, _ = part[1:].split(".")
            references.add(module)
            parts.append(f"_{module}_interfaces.{interface}")
        else:
            parts.append(_SIMPLE.get(part) or f"{class_name}.{part}")
    return " | ".join(parts)


def _element(class_name: str, text: str, references: set[str]) -> str:
    """Return the type of what a list or map holds; structs there may be mappings as well."""
    plain = _plain(class_name, text, references)
    takes_mapping = any(part == "tag" or part.endswith("Property") for part in split_alternatives(text))
    return f"{plain} | Mapping[str, Any]" if takes_mapping else plain


def interfaces_module(references: dict[str, list[str]]) -> str:
    """Return the stub of the references to a service's resources."""
    lines = ["from typing import Protocol", "", "from aws_cdk.spec.structs import L1Struct"]
    for interface, (property_, *fields) in references.items():
        struct = f"{interface[1:-3]}Reference"
        lines += ["", f"class {struct}(L1Struct):"]
        lines += [f"    {python_name(field)}: str" for field in fields] or ["    pass"]
        lines += ["", f"class {interface}(Protocol):", "    @property"]
        lines += [f"    def {python_name(property_)}(self) -> {struct}: ..."]
    return "\n".join(lines) + "\n"


def write_stubs(data: Path, target: Path) -> int:
    """Write the stubs of the modules that have no files below ``target``; return how many."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    (target / "py.typed").write_text("partial\n", encoding="utf-8")
    services = read_services(data)
    properties = {
        f"{module}.{interface}": property_
        for module, service in services.items()
        for interface, (property_, *_) in service["references"].items()
    }
    count = 0
    for module, service in services.items():
        if service["classes"]:
            for class_data in service["classes"].values():
                class_data["reference_property"] = python_name(properties[class_data["ref"]])
            folder = target / module
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "_l1.pyi").write_text(l1_module(module, service), encoding="utf-8")
            count += 1
        if service["references"]:
            folder = target / "interfaces"
            folder.mkdir(exist_ok=True)
            (folder / f"{module}.pyi").write_text(interfaces_module(service["references"]), encoding="utf-8")
            count += 1
    return count


def main() -> None:
    """Write the stubs."""
    parser = argparse.ArgumentParser(prog="python -m codegen.stubs")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument(
        "--l1", action="store_true", help="leave hand-written modules out: they are checked as they are"
    )
    options = parser.parse_args()
    count = write_stubs(options.data, options.output) + (0 if options.l1 else write_signatures(options.output))
    print(f"{count} stubs in {options.output}")


if __name__ == "__main__":
    main()

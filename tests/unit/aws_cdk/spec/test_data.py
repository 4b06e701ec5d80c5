"""The data files, their packed form, and the modules made of them."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from codegen.observe import DATA

from aws_cdk.spec import reader
from aws_cdk.spec.packing import FILE_NAME, PackedFile, pack
from aws_cdk.spec.value_types import ValueType, parse_type


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("packed") / FILE_NAME
    pack(DATA, target)
    return target


def test_the_packed_file_holds_what_the_readable_ones_hold(packed: Path) -> None:
    store = reader._PackedStore(str(packed))
    readable = reader._ReadableStore(str(DATA))

    assert (sorted(store.modules), store.versions) == (sorted(readable.modules), readable.versions)
    for module in store.modules:
        ours, theirs = store.service(module), readable.service(module)
        assert ours.references == theirs.references
        assert {name: ours.class_data(name) for name in ours.class_names} == {
            name: theirs.class_data(name) for name in theirs.class_names
        }


def test_packing_twice_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    pack(DATA, tmp_path / FILE_NAME)

    assert (tmp_path / FILE_NAME).read_bytes() == packed.read_bytes()


def test_the_packed_file_stays_small(packed: Path) -> None:
    assert packed.stat().st_size < 2 * 1024 * 1024


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"something else")

    with pytest.raises(ValueError, match="make generate"):
        PackedFile(str(tmp_path / FILE_NAME))


def test_every_type_of_the_data_can_be_read() -> None:
    texts: set[str] = set()
    for path in DATA.glob("*.json"):
        for class_data in json.loads(path.read_text(encoding="utf-8")).get("classes", {}).values():
            for entries in (class_data["props"], *class_data.get("types", {}).values()):
                texts.update(entry.rpartition(": ")[2].rstrip("!") for entry in entries.values())

    for text in texts:
        assert parse_type(text, parse_any).expected


def parse_any(name: str) -> ValueType:
    return parse_type("any", parse_any)


def test_every_module_of_the_data_can_be_imported_by_name() -> None:
    import importlib

    for module in reader.modules():
        if module and reader.service(module).class_names:
            package = importlib.import_module(f"aws_cdk.{module}")
            name = reader.service(module).class_names[0]
            assert getattr(package, name).__module__ == package.__name__


def test_classes_are_found_where_they_say_they_are() -> None:
    import aws_cdk.aws_lambda._l1 as l1
    from aws_cdk.interfaces.aws_lambda import FunctionReference, IFunctionRef

    import aws_cdk
    from aws_cdk.aws_lambda import CfnFunction, CfnFunctionProps

    assert l1.CfnFunction is CfnFunction and l1.CfnFunctionProps is CfnFunctionProps
    assert pickle.loads(pickle.dumps([CfnFunction, CfnFunctionProps, IFunctionRef, FunctionReference])) == [
        CfnFunction,
        CfnFunctionProps,
        IFunctionRef,
        FunctionReference,
    ]
    assert pickle.loads(pickle.dumps(CfnFunction.CodeProperty(zip_file="z"))).zip_file == "z"
    assert aws_cdk.CfnMacro.__module__ == "aws_cdk"
    assert {"CfnFunction", "CfnFunctionProps"} <= set(dir(l1))
    with pytest.raises(ImportError):
        from aws_cdk.aws_lambda._l1 import CfnNothing  # type: ignore[attr-defined]  # noqa: F401  # the point


def test_importing_a_service_opens_no_data() -> None:
    script = (
        "import sys, aws_cdk, aws_cdk.aws_sqs, aws_cdk.aws_ec2\n"
        "assert 'aws_cdk.spec.factory' not in sys.modules and 'aws_cdk.spec.reader' not in sys.modules\n"
        "aws_cdk.aws_sqs.CfnQueue\n"
        "from aws_cdk.spec import reader\n"
        "print(sorted(reader._services))"
    )

    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert "aws_sqs" in shown and "aws_ec2" not in shown


def test_enumerated_values_are_known() -> None:
    values = reader.allowed_values("aws_lambda", "CfnFunction", "CfnFunctionProps")

    assert values["packageType"] == ["Image", "Zip"]


def test_the_versions_of_the_sources_are_recorded() -> None:
    versions = reader.versions()

    assert set(versions) == {"@aws-cdk/aws-service-spec", "aws-cdk-lib"}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())

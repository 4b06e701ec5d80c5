"""The join of specification, API description and observations, on small sources."""

from __future__ import annotations

from typing import Any

import pytest
from codegen.api import Api
from codegen.coverage import Coverage, python_name
from codegen.files import readable
from codegen.join import Join, type_text
from codegen.observe import observed_facts
from codegen.specification import Specification
from codegen.stubs import interfaces_module, l1_module

ROOT = "aws-cdk-lib"
QUEUE = f"{ROOT}.aws_x.CfnQueue"


def reference(name: str) -> dict[str, Any]:
    return {"fqn": f"{ROOT}.interfaces.aws_x.{name}"}


def properties(**types: Any) -> list[dict[str, Any]]:
    """Return properties of an API description; a trailing underscore means required."""
    return [
        {"name": name.rstrip("_"), "type": type_, **({} if name.endswith("_") else {"optional": True})}
        for name, type_ in types.items()
    ]


STRING = {"primitive": "string"}
ANY = {"primitive": "any"}
TOKEN = {"fqn": f"{ROOT}.IResolvable"}


@pytest.fixture
def api() -> Api:
    class_properties = [
        {"name": "attrArn", "type": STRING, "custom": {"cloudformationAttribute": "Arn"}},
        {"name": "queueRef", "type": reference("QueueReference")},
        {"name": "tagsRaw", "type": STRING},
    ]
    parameters = [{"name": name, "type": {"fqn": "x"}} for name in ("scope", "id", "props")]
    static = {"name": "arnForQueue", "static": True, "parameters": [{"name": "resource", "type": ANY}]}
    return Api(
        {
            QUEUE: {
                "kind": "class",
                "base": f"{ROOT}.CfnResource",
                "custom": {"cloudformationResource": "AWS::X::Queue"},
                "interfaces": [f"{ROOT}.interfaces.aws_x.IQueueRef", f"{ROOT}.ITaggable"],
                "initializer": {"parameters": parameters},
                "properties": class_properties,
                "methods": [static],
            },
            f"{QUEUE}Props": {
                "kind": "interface",
                "datatype": True,
                "properties": properties(
                    dbName_=STRING,
                    renamed=STRING,
                    code={"union": {"types": [{"fqn": f"{QUEUE}.CodeProperty"}, TOKEN]}},
                    document=ANY,
                    key={"union": {"types": [reference("IKeyRef"), STRING]}},
                    tags={"collection": {"kind": "map", "elementtype": STRING}},
                ),
            },
            f"{QUEUE}.CodeProperty": {"kind": "interface", "datatype": True, "properties": properties(zipFile=STRING)},
            f"{ROOT}.interfaces.aws_x.IQueueRef": {
                "kind": "interface",
                "properties": properties(queueRef_=reference("QueueReference")),
            },
            f"{ROOT}.interfaces.aws_x.QueueReference": {
                "kind": "interface",
                "datatype": True,
                "properties": properties(queueArn_=STRING, queueName_=STRING, account_=STRING),
            },
            f"{ROOT}.interfaces.aws_x.IKeyRef": {
                "kind": "interface",
                "properties": properties(keyRef_=reference("KeyReference")),
            },
            f"{ROOT}.interfaces.aws_x.KeyReference": {
                "kind": "interface",
                "datatype": True,
                "properties": properties(keyId_=STRING, keyArn_=STRING),
            },
        }
    )


@pytest.fixture
def specification() -> Specification:
    related = [{"cloudFormationType": "AWS::X::Key", "propertyName": name} for name in ("KeyId", "Arn")]
    string = {"type": "string"}
    resource = {
        "$id": "1",
        "cloudFormationType": "AWS::X::Queue",
        "name": "Queue",
        "primaryIdentifier": ["QueueName", "Account"],
        "attributes": {"Arn": {"type": string}},
        "properties": {
            "DBName": {"type": {"type": "string", "allowedValues": ["a", "b"]}},
            "Document": {"type": {"type": "json"}},
            "Key": {"type": string, "relationshipRefs": related},
        },
        "tagInformation": {"tagPropertyName": "Tags", "variant": "map"},
        "arnTemplate": "arn:${Partition}:x:${QueueName}",
    }
    code = {"$id": "2", "name": "Code", "properties": {"ZIPFile": {"type": string}}}
    return Specification(
        {
            "resource": {"entities": [resource]},
            "typeDefinition": {"entities": [code]},
            "usesType": {"forward": {"1": [{"$id": "2"}]}},
        }
    )


@pytest.fixture
def services(api: Api, specification: Specification) -> dict[str, Any]:
    return Join(api, specification, {QUEUE: {"names": {"CfnQueueProps.renamed": "Other"}}}).services()


def test_a_class_is_joined_from_all_sources(services: dict[str, Any]) -> None:
    assert services["aws_x"]["classes"]["CfnQueue"] == {
        "type": "AWS::X::Queue",
        "ref": "aws_x.IQueueRef",
        "refers": {"queueArn": "@Arn", "queueName": "ref|0", "account": "ref|1"},
        "tags": {"property": "tags", "variant": "map", "interface": "ITaggable"},
        "statics": ["arnForQueue"],
        "arn": "arn:${Partition}:x:${QueueName}",
        "props": {
            "dbName": "DBName: str!",
            "renamed": "Other: str",
            "code": "CodeProperty|token",
            "document": "json",
            "key": "str|&aws_x.IKeyRef.keyArn",
            "tags": "{str}",
        },
        "attrs": {"attrArn": "str"},
        "types": {"CodeProperty": {"zipFile": "ZIPFile: str"}},
        "values": {"CfnQueueProps": {"dbName": ["a", "b"]}},
    }
    assert services["aws_x"]["references"]["IQueueRef"] == ["queueRef", "queueArn", "queueName", "account"]


def test_observations_are_what_differs_from_the_rules(services: dict[str, Any]) -> None:
    result = {
        "full": {"Type": "AWS::X::Queue", "Properties": {"DBName": "x", "Thing": "y", "Code": {"ZIPFILE": "z"}}},
        "refers": {"queueArn": {"Ref": "A"}, "queueName": "queueName", "account": {"Fn::GetAtt": ["A", "Account"]}},
        "fromQueueName0": {
            "queueName": "some-value",
            "queueArn": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":x:some-value"]]},
        },
    }
    class_data = services["aws_x"]["classes"]["CfnQueue"]
    class_data["props"] = {key: class_data["props"][key] for key in ("dbName", "renamed", "code")}
    del class_data["arn"]

    assert observed_facts(services, {"aws_x.CfnQueue": result})[QUEUE] == {
        "names": {"CfnQueueProps.renamed": "Thing", "CodeProperty.zipFile": "ZIPFILE"},
        "refers": {"queueArn": "ref", "queueName": "=queueName", "account": "@Account"},
        "arn": "arn:${Partition}:x:${QueueName}",
    }


def test_types_are_written_simple_ones_first() -> None:
    element = {"union": {"types": [TOKEN, {"fqn": f"{QUEUE}.CodeProperty"}]}}
    union = {"union": {"types": [TOKEN, {"collection": {"kind": "array", "elementtype": element}}, STRING]}}

    assert type_text(union, QUEUE) == "[CodeProperty|token]|str|token"


def test_readable_files_put_a_property_on_a_line() -> None:
    short = {"a": "str", "b": ["x", "y"]}

    assert readable(short) == '{\n "a": "str",\n "b": ["x", "y"]\n}'
    assert readable({"a": "str", "b": "num"}) == '{"a": "str", "b": "num"}'


def test_stubs_name_every_argument(services: dict[str, Any]) -> None:
    stub = l1_module("aws_x", {"classes": {"CfnQueue": services["aws_x"]["classes"]["CfnQueue"]}})

    for line in (
        "class CfnQueueProps(L1Struct):",
        "    db_name: str",
        "    code: Nested[CfnQueue.CodeProperty | IResolvable | None] = nested()",
        "    key: str | _aws_x_interfaces.IKeyRef | None = None",
        "    tags_raw: Mapping[str, str] | None",
        "    @takes(CfnQueueProps)",
    ):
        assert line in stub.splitlines()
    assert "def queue_ref(self) -> QueueReference: ..." in interfaces_module(services["aws_x"]["references"])


@pytest.mark.parametrize(
    ("camel", "snake"),
    [("sizeInGiB", "size_in_gib"), ("lambda", "lambda_"), ("vpcId", "vpc_id"), ("CONSTANT", "CONSTANT")],
)
def test_names_are_looked_up_as_python_spells_them(camel: str, snake: str) -> None:
    assert python_name(camel) == snake


def test_coverage_tells_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [{"name": name, "type": STRING} for name in ("key", "nothing")]
    api = Api(
        {
            f"{ROOT}.Tags": {
                "kind": "class",
                "methods": [{"name": "add", "parameters": arguments}, {"name": "neverThere", "parameters": []}],
            },
            f"{ROOT}.RemovalPolicy": {"kind": "enum", "members": [{"name": "DESTROY"}, {"name": "EXPLODE"}]},
        }
    )
    coverage = Coverage(api)

    coverage.measure(api.types)

    assert coverage.report(show_missing=True) is False
    missing = [line for line in capsys.readouterr().out.splitlines() if line.startswith("missing")]
    assert missing == [
        "missing argument: core.Tags.add(nothing)",
        "missing enum member: core.RemovalPolicy.EXPLODE",
        "missing method: core.Tags.never_there",
    ]

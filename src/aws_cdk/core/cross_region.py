"""Strong references across regions: the producer writes a parameter in the consumer's region, the consumer reads it.

A custom resource beside the producer writes Systems Manager parameters; one beside the consumer marks them as used, so that
they can be neither changed nor deleted while they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.handler_provider import handler_provider
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import make_unique_id
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.reference import CfnReference
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.token import IResolvable

_PREFIX = "/cdk/exports/"
_WRITER = "Custom::CrossRegionExportWriter"
_READER = "Custom::CrossRegionExportReader"


def cross_region_value(consumer: Stack, producer: Stack, reference: CfnReference) -> IResolvable:
    """Return what stands in ``consumer`` for a reference to a stack in another region of its account."""
    from aws_cdk.core.cross_stack import resolve_value

    top = _top_level(consumer)
    name = write_for_region(consumer, producer, reference)
    reader = top.node.try_find_child("ExportsReader")
    if not isinstance(reader, _ExportReader):
        reader = _ExportReader(top)
    # In a nested stack the value comes down from the top-level one as a parameter.
    return resolve_value(consumer, reader.read(name, reference))


def write_for_region(consumer: Stack, producer: Stack, reference: CfnReference) -> str:
    """Have ``producer`` write the value in the region of ``consumer``; return the parameter's name there."""
    from aws_cdk.core.cross_stack import export_id

    if isinstance(reference.target, CfnElement):
        reference.target._lock_logical_id()
    top = _top_level(consumer)
    name = make_unique_id([producer.stack_name, producer.region, export_id(producer, reference)])
    id = make_unique_id(["ExportsWriter", top.region])
    writer = producer.node.try_find_child(id)
    if not isinstance(writer, _ExportWriter):
        writer = _ExportWriter(producer, id, top.region)
    parameter = f"{_PREFIX}{top.stack_name}/{name}"
    writer.write(parameter, reference)
    consumer.add_stack_dependency(
        producer, f"{consumer.node.path} -> {reference.target.node.path}.{reference.display_name}"
    )
    return parameter


def _top_level(stack: Stack) -> Stack:
    while (parent := stack.nested_stack_parent) is not None:
        stack = parent
    return stack


class _ExportWriter(Construct):
    """Writes parameters in one region."""

    def __init__(self, producer: Stack, id: str, region: str) -> None:
        super().__init__(producer, id)
        self._exports: dict[str, Any] = {}
        parameters = producer.format_arn(
            service="ssm", region=region, resource="parameter", resource_name=f"{_PREFIX[1:]}*"
        )
        # One provider writes in all regions; its one statement grows.
        resources: list[str] | None = producer.__dict__.get("_export_regions")
        if resources is None:
            resources = producer.__dict__["_export_regions"] = []
        resources.append(parameters)
        actions = ["ssm:DeleteParameters", "ssm:ListTagsForResource", "ssm:GetParameters", "ssm:PutParameter"]
        provider = handler_provider(
            producer,
            _WRITER,
            "cross_region_writer",
            policy_statements=[{"Effect": "Allow", "Resource": resources, "Action": actions}],
        )
        CustomResource(
            self,
            "Resource",
            resource_type=_WRITER,
            service_token=provider.service_token,
            properties={"WriterProps": {"region": region, "exports": lazy_any(lambda: self._exports)}},
        )

    def write(self, name: str, value: Any) -> None:
        self._exports[name] = value


class _ExportReader(Construct):
    """Marks the parameters that a stack uses, and has their values as attributes."""

    def __init__(self, consumer: Stack) -> None:
        super().__init__(consumer, "ExportsReader")
        self._imports: dict[str, str] = {}
        parameters = consumer.format_arn(
            service="ssm", resource="parameter", resource_name=f"{_PREFIX[1:]}{consumer.stack_name}/*"
        )
        actions = ["ssm:AddTagsToResource", "ssm:RemoveTagsFromResource", "ssm:GetParameters"]
        provider = handler_provider(
            consumer,
            _READER,
            "cross_region_reader",
            policy_statements=[{"Effect": "Allow", "Resource": parameters, "Action": actions}],
        )
        properties = {
            "region": consumer.region,
            "prefix": consumer.stack_name,
            "imports": lazy_any(lambda: self._imports),
        }
        self._resource = CustomResource(
            self,
            "Resource",
            resource_type=_READER,
            service_token=provider.service_token,
            properties={"ReaderProps": properties},
        )

    def read(self, name: str, original: CfnReference) -> Any:
        self._imports[name] = f"{{{{resolve:ssm:{name}}}}}"
        return self._resource.get_att(name)

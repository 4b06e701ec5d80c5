"""Resolvers: how a field of the schema gets its value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync._l1 import CfnResolver
from aws_cdk.aws_appsync.code import Code, FunctionRuntime
from aws_cdk.aws_appsync.mapping_template import MappingTemplate
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.data_source import BaseDataSource
    from aws_cdk.aws_appsync.graphql_api_base import IGraphqlApi
    from aws_cdk.interfaces.aws_appsync import IFunctionConfigurationRef

_KEY_STARTS = ("$context.arguments", "$context.source", "$context.identity")
_SECONDS = (1, 3600)


class CachingConfig(Struct):
    """How long answers are remembered."""

    ttl: Duration
    """From 1 second to an hour."""
    caching_keys: Sequence[str] | None = None
    """What tells answers apart: ``$context.arguments``, ``$context.source``, ``$context.identity`` and parts of them.
    Default: nothing."""


class ResolverMetricsConfig(NamedEnum):
    """Whether a resolver reports metrics of its own."""

    ENABLED = "ENABLED"
    DISABLED = "DISABLED"


class BaseResolverProps(Struct):
    """Options of a resolver of a data source."""

    field_name: str
    """The field."""
    type_name: str
    """The type that has the field."""
    caching_config: Nested[CachingConfig | None] = nested()
    """Default: nothing is remembered."""
    code: Code | None = None
    """Default: mapping templates."""
    max_batch_size: int | float | None = None
    """How many calls are made as one, to a function."""
    metrics_config: ResolverMetricsConfig | None = None
    """Default: as the API has it."""
    pipeline_config: Sequence[IFunctionConfigurationRef] | None = None
    """Functions that run one after the other. Default: none."""
    request_mapping_template: MappingTemplate | None = None
    """What is asked of the data source. Default: none."""
    response_mapping_template: MappingTemplate | None = None
    """What is made of its answer. Default: none."""
    runtime: FunctionRuntime | None = None
    """What runs the code."""


class ExtendedResolverProps(BaseResolverProps):
    """Options of a resolver."""

    data_source: BaseDataSource | None = None
    """Default: none, as pipelines have it."""


class ResolverProps(ExtendedResolverProps):
    """Options of a resolver of an API."""

    api: IGraphqlApi


class Resolver(Construct):
    """A resolver.

    Attributes:
        arn: Its ARN.
    """

    @takes(ResolverProps)
    def __init__(self, scope: Construct, id: str, props: ResolverProps) -> None:
        super().__init__(scope, id)
        functions: list[Any] = list(props.pipeline_config or ())
        source = props.data_source
        if functions and source is not None:
            raise ValidationError(
                f"Pipeline Resolver cannot have data source. Received: {source.name}", scope=self, fix="leave one out"
            )
        self._check_caching(props.caching_config)
        check_code(self, props)
        code = props.code.bind(self) if props.code is not None else None
        caching = props.caching_config
        resource = CfnResolver(
            self,
            "Resource",
            api_id=props.api.api_id,
            type_name=props.type_name,
            field_name=props.field_name,
            data_source_name=source.name if source is not None else None,
            kind="PIPELINE" if functions else "UNIT",
            runtime=props.runtime.to_properties()._given() if props.runtime is not None else None,
            code_s3_location=code.s3_location if code is not None else None,
            code=code.inline_code if code is not None else None,
            pipeline_config={"functions": [function.function_id for function in functions]} if functions else None,
            request_mapping_template=_rendered(props.request_mapping_template),
            response_mapping_template=_rendered(props.response_mapping_template),
            caching_config=(
                {"ttl": caching.ttl.to_seconds(), "caching_keys": caching.caching_keys} if caching is not None else None
            ),
            max_batch_size=props.max_batch_size,
            metrics_config=props.metrics_config._value_ if props.metrics_config is not None else None,
        )
        props.api.add_schema_dependency(resource)
        if source is not None:
            resource.add_dependency(source.ds)
        self.arn: str = resource.attr_resolver_arn

    def _check_caching(self, caching: CachingConfig | None) -> None:
        if caching is None:
            return
        if not caching.ttl.is_unresolved():
            seconds = caching.ttl.to_seconds()
            if not _SECONDS[0] <= seconds <= _SECONDS[1]:
                raise ValidationError(
                    f"Caching config TTL must be between {_SECONDS[0]} and {_SECONDS[1]} seconds. Received: {seconds:g}",
                    scope=self,
                )
        for key in caching.caching_keys or ():
            if not Token.is_unresolved(key) and not key.startswith(_KEY_STARTS):
                raise ValidationError(
                    f"Caching config keys must begin with {', '.join(_KEY_STARTS[:-1])} or {_KEY_STARTS[-1]}. Received: {key}",
                    scope=self,
                )


def check_code(scope: Construct, props: Any) -> None:
    """Raise ValidationError if code, runtime and mapping templates do not fit together."""
    if props.runtime is not None and props.code is None:
        raise ValidationError("Code is required when specifying a runtime", scope=scope, fix="give code")
    if props.code is not None and (
        props.request_mapping_template is not None or props.response_mapping_template is not None
    ):
        raise ValidationError("Mapping templates cannot be used alongside code", scope=scope, fix="leave one out")


def _rendered(template: MappingTemplate | None) -> str | None:
    return template.render_template() if template is not None else None

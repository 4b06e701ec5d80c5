"""Versions of the Lambda Insights layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.token import is_unresolved, string_of

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.architecture import Architecture
    from aws_cdk.core.token import IResolveContext
    from constructs import IConstruct


class LambdaInsightsVersion:
    """A version of the layer that collects Lambda Insights."""

    VERSION_1_0_54_0: LambdaInsightsVersion
    VERSION_1_0_86_0: LambdaInsightsVersion
    VERSION_1_0_89_0: LambdaInsightsVersion
    VERSION_1_0_98_0: LambdaInsightsVersion
    VERSION_1_0_119_0: LambdaInsightsVersion
    VERSION_1_0_135_0: LambdaInsightsVersion
    VERSION_1_0_143_0: LambdaInsightsVersion
    VERSION_1_0_178_0: LambdaInsightsVersion
    VERSION_1_0_229_0: LambdaInsightsVersion
    VERSION_1_0_273_0: LambdaInsightsVersion
    VERSION_1_0_275_0: LambdaInsightsVersion
    VERSION_1_0_295_0: LambdaInsightsVersion
    VERSION_1_0_317_0: LambdaInsightsVersion
    VERSION_1_0_333_0: LambdaInsightsVersion
    VERSION_1_0_391_0: LambdaInsightsVersion
    VERSION_1_0_404_0: LambdaInsightsVersion
    VERSION_1_0_498_0: LambdaInsightsVersion

    def __init__(self) -> None:
        self._arn: str | None = None
        self._version: str | None = None

    @property
    def layer_version_arn(self) -> str:
        """The layer's ARN; of a version, that for x86_64 in the region where it is used."""
        if self._arn is None:
            self._arn = string_of(LazyValue(self._arn_where_used))
        return self._arn

    def _arn_where_used(self, context: IResolveContext) -> str:
        from aws_cdk.aws_lambda.architecture import Architecture

        return self._bind(context.scope, Architecture.X86_64)

    @staticmethod
    @checked
    def from_insight_version_arn(arn: str) -> LambdaInsightsVersion:
        """Take the layer by its ARN."""
        made = LambdaInsightsVersion()
        made._arn = arn
        return made

    @staticmethod
    def _of_version(version: str) -> LambdaInsightsVersion:
        made = LambdaInsightsVersion()
        made._version = version
        return made

    def _bind(self, scope: IConstruct, architecture: Architecture) -> str:
        """Return the layer's ARN in the stack of ``scope``.

        Raises:
            ValidationError: the version is not there for the region or the architecture.
        """
        if self._version is None:
            return self.layer_version_arn
        from aws_cdk.core.regional_fact import regional_fact
        from aws_cdk.core.stack import Stack
        from aws_cdk.region_info import FactName, RegionInfo

        fact = FactName.cloudwatch_lambda_insights_version(self._version, architecture.name)
        if not RegionInfo.region_map(fact):
            raise ValidationError(
                f"Insights version {self._version} does not exist.",
                scope=scope,
                fix="take one of the constants of LambdaInsightsVersion, or from_insight_version_arn",
            )
        stack = Stack.of(scope)
        if not is_unresolved(stack.region) and stack.region not in RegionInfo.region_map(fact):
            raise ValidationError(
                f"Insights version {self._version} is not supported in region {stack.region}",
                scope=scope,
                fix="take another version, or give the layer's ARN with LambdaInsightsVersion.from_insight_version_arn",
            )
        return regional_fact(stack, fact)


for _name in list(LambdaInsightsVersion.__annotations__):
    setattr(LambdaInsightsVersion, _name, LambdaInsightsVersion._of_version(_name[8:].replace("_", ".")))

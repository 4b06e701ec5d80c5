"""Canaries: scripts that watch an endpoint."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_s3.lifecycle import LifecycleRule
from aws_cdk.aws_synthetics._l1 import CfnCanary
from aws_cdk.aws_synthetics._role import canary_role
from aws_cdk.aws_synthetics.code import Test
from aws_cdk.aws_synthetics.runtime import Runtime, RuntimeFamily
from aws_cdk.aws_synthetics.schedule import Schedule
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.size import Size
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_ec2 import ISecurityGroup, IVpc
    from aws_cdk.aws_iam import IRole
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from aws_cdk.interfaces.aws_synthetics import CanaryReference
    from constructs import Construct

# Source: limits of CloudWatch Synthetics in its API reference ("CreateCanary", "CanaryRunConfigInput").
_LONGEST_NAME = 255
_LONGEST_HANDLER = 128
_LONGEST_MADE_NAME = 21
_SECONDS = (3, 840)
_MEBIBYTES = (960, 3008)
_MEMORY_STEP = 64
_MOST_BROWSERS = 2

_NAMESPACE = "CloudWatchSynthetics"
_AUTO_DELETE = "Custom::SyntheticsAutoDeleteUnderlyingResources"
_AUTO_DELETE_TAG = "aws-cdk:auto-delete-underlying-resources"

# The first runtime of each kind that tries an update out before it is made.
_FIRST_WITH_DRY_RUN = {"nodejs-puppeteer": (10, 0), "nodejs-playwright": (2, 0), "python-selenium": (5, 1)}


class BrowserType(NamedEnum):
    """A browser that a canary runs in."""

    CHROME = "CHROME"
    FIREFOX = "FIREFOX"


class Cleanup(NamedEnum):
    """What is deleted with a canary. Deprecated: ``provisioned_resource_cleanup`` does it without a custom resource."""

    NOTHING = "nothing"
    LAMBDA = "lambda"
    """The function that runs it."""


class ArtifactsEncryptionMode(NamedEnum):
    """Who has the key that artifacts are encrypted with."""

    S3_MANAGED = "SSE_S3"
    KMS = "SSE_KMS"


class ResourceToReplicateTags(NamedEnum):
    """What gets the tags of a canary."""

    LAMBDA_FUNCTION = "lambda-function"


class ArtifactsBucketLocation(Struct):
    """Where artifacts go."""

    bucket: IBucket
    """The bucket."""
    prefix: str | None = None
    """How the keys begin. Default: with the name of the canary."""


class CanaryProps(Struct):
    """Options of a canary."""

    runtime: Runtime
    """What runs it."""
    test: Test
    """What it does."""
    active_tracing: bool | None = None
    """Trace with X-Ray; not with Playwright or Python. Default: no."""
    artifact_s3_encryption_mode: ArtifactsEncryptionMode | None = None
    """Who has the key of the artifacts. Default: S3, or KMS if a key is given."""
    artifact_s3_kms_key: IKey | None = None
    """The key of the artifacts. Default: a new one, if the mode is KMS."""
    artifacts_bucket_lifecycle_rules: Nested[Sequence[LifecycleRule] | None] = nested()
    """When artifacts in the new bucket are deleted. Default: never."""
    artifacts_bucket_location: Nested[ArtifactsBucketLocation | None] = nested()
    """Where artifacts go. Default: a new bucket."""
    browser_configs: Sequence[BrowserType] | None = None
    """Browsers to run in, at most two. Default: Chrome."""
    canary_name: str | None = None
    """Lower case, digits, hyphens, underscores. Default: made from the construct's path."""
    cleanup: Cleanup | None = None
    """What is deleted with the canary. Default: nothing."""
    dry_run_and_update: bool | None = None
    """Try an update out before it is made. Default: no."""
    environment_encryption: IKeyRef | None = None
    """Key of the environment variables. Default: one of Lambda's."""
    environment_variables: Mapping[str, str] | None = None
    failure_retention_period: Duration | None = None
    """How long failed runs are remembered. Default: 31 days."""
    max_retries: int | float | None = None
    """How often a failed run is tried again at once. Default: never."""
    memory: Size | None = None
    """From 960 to 3008 MiB, by 64."""
    provisioned_resource_cleanup: bool | None = None
    """Delete the function and its layers with the canary. Default: no."""
    resources_to_replicate_tags: Sequence[ResourceToReplicateTags] | None = None
    """What gets the tags of the canary. Default: nothing."""
    role: IRole | None = None
    """Default: a new role with what canaries need."""
    schedule: Schedule | None = None
    """Default: every 5 minutes."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one, in a VPC."""
    start_after_creation: bool | None = None
    """Default: yes."""
    success_retention_period: Duration | None = None
    """How long successful runs are remembered. Default: 31 days."""
    timeout: Duration | None = None
    """From 3 to 840 seconds."""
    time_to_live: Duration | None = None
    """How long it runs by its schedule. Default: until it is stopped."""
    vpc: IVpc | None = None
    """Network to run in. Default: none of the account's."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""


class ICanary(IResource):
    """A canary, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def canary_arn(self) -> str: ...
        @property
        def canary_id(self) -> str: ...
        @property
        def canary_name(self) -> str: ...
        @property
        def canary_ref(self) -> CanaryReference: ...


class _CanaryBase(Resource, ICanary):
    _fqn = "aws-cdk-lib.Resource"

    canary_arn: str
    canary_id: str
    canary_name: str

    @property
    def canary_ref(self) -> CanaryReference:
        """The reference to the canary."""
        from aws_cdk.interfaces.aws_synthetics import CanaryReference

        return CanaryReference(canary_name=self.canary_name)


class _ImportedCanary(_CanaryBase):
    def __init__(self, scope: Construct, id: str, name: str, arn: str) -> None:
        super().__init__(scope, id)
        self.canary_name = self.canary_id = name
        self.canary_arn = arn


class Canary(_CanaryBase, IConnectable):
    """A script that runs by a schedule, with its role and the bucket for its artifacts.

    Attributes:
        artifacts_bucket: Where screenshots, logs and reports go.
        canary_state: ``RUNNING``, ``ERROR`` and so on.
        role: The role of its function.
    """

    _fqn = "aws-cdk-lib.aws_synthetics.Canary"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-synthetics.Canary"

    @staticmethod
    @checked
    def from_canary_arn(scope: Construct, id: str, canary_arn: str) -> ICanary:
        """Return a canary that exists already: as the peer, the one of that name in this account and region."""
        name = Stack.of(scope).split_arn(canary_arn, ArnFormat.COLON_RESOURCE_NAME).resource_name
        return Canary.from_canary_name(scope, id, name or "")

    @staticmethod
    @checked
    def from_canary_name(scope: Construct, id: str, canary_name: str) -> ICanary:
        """Return a canary of this account and region that exists already."""
        return _ImportedCanary(scope, id, canary_name, _arn(scope, canary_name))

    @takes(CanaryProps)
    def __init__(self, scope: Construct, id: str, props: CanaryProps) -> None:
        if props.canary_name and not Token.is_unresolved(props.canary_name):
            _check_name(props.canary_name, scope, id)
        super().__init__(scope, id, physical_name=props.canary_name or lazy_string(lambda: _made_name(self)))
        self._check(props)
        location = props.artifacts_bucket_location
        self.artifacts_bucket: IBucket = location.bucket if location is not None else self._new_bucket(props)
        self.role: IRole = props.role or canary_role(
            self,
            bucket=self.artifacts_bucket,
            prefix=location.prefix if location is not None else None,
            in_vpc=props.vpc is not None,
        )
        self._connections: Connections | None = None
        vpc_config = self._vpc_config(props)
        resource = CfnCanary(
            self,
            "Resource",
            artifact_s3_location=self.artifacts_bucket.s3_url_for_object(location.prefix if location else None),
            execution_role_arn=self.role.role_arn,
            start_canary_after_creation=props.start_after_creation is not False,
            runtime_version=props.runtime.name,
            name=self.physical_name,
            schedule=self._schedule(props),
            failure_retention_period=_days(props.failure_retention_period),
            success_retention_period=_days(props.success_retention_period),
            code=self._code(props),
            run_config=self._run_config(props),
            vpc_config=vpc_config,
            artifact_config=self._artifact_config(props),
            browser_configs=(
                [{"browser_type": browser._value_} for browser in props.browser_configs]
                if props.browser_configs is not None
                else None
            ),
            dry_run_and_update=props.dry_run_and_update,
            provisioned_resource_cleanup=(
                None
                if props.provisioned_resource_cleanup is None
                else ("AUTOMATIC" if props.provisioned_resource_cleanup else "OFF")
            ),
            resources_to_replicate_tags=(
                [item._value_ for item in props.resources_to_replicate_tags]
                if props.resources_to_replicate_tags is not None
                else None
            ),
            kms_key_arn=(
                props.environment_encryption.key_ref.key_arn if props.environment_encryption is not None else None
            ),
        )
        self._resource = resource
        self.canary_id = resource.attr_id
        self.canary_state: str = resource.attr_state
        self.canary_name = self._get_resource_name_attribute(resource.ref)
        self.canary_arn = _arn(self, self.canary_name)
        if props.cleanup is Cleanup.LAMBDA:
            self._delete_function_with_it()

    @property
    def connections(self) -> Connections:
        """Opens ports to and from the canary.

        Raises:
            ValidationError: it is in no VPC.
        """
        if self._connections is None:
            raise ValidationError(
                'Only VPC-associated Canaries have security groups to manage. Supply the "vpc" parameter when creating the '
                "Canary.",
                scope=self,
            )
        return self._connections

    @takes(MetricOptions)
    def metric_duration(self, options: MetricOptions) -> Metric:
        """Return the metric of how long runs take, in milliseconds. Default statistic: average."""
        return self._metric("Duration", "Average", options)

    @takes(MetricOptions)
    def metric_success_percent(self, options: MetricOptions) -> Metric:
        """Return the metric of the share of runs that succeed. Default statistic: average."""
        return self._metric("SuccessPercent", "Average", options)

    @takes(MetricOptions)
    def metric_failed(self, options: MetricOptions) -> Metric:
        """Return the metric of runs that fail. Default statistic: sum."""
        return self._metric("Failed", "Sum", options)

    def _metric(self, name: str, statistic: str, options: MetricOptions) -> Metric:
        from aws_cdk.aws_cloudwatch import Metric

        given = {"statistic": statistic, "dimensions_map": {"CanaryName": self.canary_name}, **options._given()}
        return Metric(namespace=_NAMESPACE, metric_name=name, **given).attach_to(self)

    def _check(self, props: CanaryProps) -> None:
        """Raise ValidationError for options that do not fit together."""
        runtime = props.runtime
        if props.cleanup is Cleanup.LAMBDA and props.provisioned_resource_cleanup is not None:
            raise ValidationError(
                "Cannot specify provisioned_resource_cleanup (`provisionedResourceCleanup`) when `cleanup` is set to "
                "`Cleanup.LAMBDA`. Use only provisioned_resource_cleanup.",
                scope=self,
            )
        if props.browser_configs is not None:
            self._check_browsers(props.browser_configs, runtime)
        if props.dry_run_and_update and not any(
            (version := runtime._version_of(kind)) is not None and version >= first
            for kind, first in _FIRST_WITH_DRY_RUN.items()
        ):
            raise ValidationError(
                "dry_run_and_update (`dryRunAndUpdate`) is only supported for canary runtime versions "
                "'syn-nodejs-puppeteer-10.0+', 'syn-nodejs-playwright-2.0+', or 'syn-python-selenium-5.1+', got: "
                f"{runtime.name}",
                scope=self,
            )

    def _check_browsers(self, browsers: Sequence[BrowserType], runtime: Runtime) -> None:
        if not browsers:
            raise ValidationError(
                "browser_configs (`browserConfigs`) must contain at least one browser type if specified.", scope=self
            )
        if len(browsers) > _MOST_BROWSERS:
            raise ValidationError(
                f"You can specify up to {_MOST_BROWSERS} browser configurations, got: {len(browsers)}.", scope=self
            )
        if runtime.family is RuntimeFamily.PYTHON and BrowserType.FIREFOX in browsers:
            raise ValidationError(
                "Firefox browser is not supported with Python Selenium runtimes. Use Chrome instead or switch to a Node.js "
                "runtime with Puppeteer or Playwright.",
                scope=self,
            )

    def _new_bucket(self, props: CanaryProps) -> IBucket:
        from aws_cdk.aws_s3 import Bucket, BucketEncryption

        return Bucket(
            self,
            "ArtifactsBucket",
            encryption=BucketEncryption.KMS_MANAGED,
            enforce_ssl=True,
            lifecycle_rules=props.artifacts_bucket_lifecycle_rules,
        )

    def _code(self, props: CanaryProps) -> dict[str, Any]:
        test = props.test
        self._check_handler(test.handler, props.runtime)
        bound = test.code.bind(self, test.handler, props.runtime.family, props.runtime.name)
        location = bound.s3_location
        return {
            "handler": test.handler,
            "script": bound.inline_code,
            "s3_bucket": location.bucket_name if location is not None else None,
            "s3_key": location.object_key if location is not None else None,
            "s3_object_version": location.object_version if location is not None else None,
        }

    def _check_handler(self, handler: str, runtime: Runtime) -> None:
        # as the peer: this one alone, and not another of its name
        if runtime is Runtime.SYNTHETICS_PYTHON_SELENIUM_1_0:
            if not re.fullmatch(r"[0-9A-Za-z_\\-]+\.handler", handler):
                raise ValidationError(
                    f"Canary Handler must be specified as 'fileName.handler' for legacy runtimes, received {handler}",
                    scope=self,
                )
        elif not re.fullmatch(r"([0-9A-Za-z_-]+/)*[0-9A-Za-z_\\-]+\.[A-Za-z_][A-Za-z0-9_]*", handler):
            raise ValidationError(
                "Canary Handler must be specified either as 'fileName.handler', 'fileName.functionName', or "
                f"'folder/fileName.functionName', received {handler}",
                scope=self,
            )
        if len(handler) > _LONGEST_HANDLER:
            raise ValidationError(
                f"Canary Handler length must be between 1 and {_LONGEST_HANDLER}, received {len(handler)}", scope=self
            )

    def _schedule(self, props: CanaryProps) -> dict[str, Any]:
        return {
            "duration_in_seconds": str(int(props.time_to_live.to_seconds()) if props.time_to_live is not None else 0),
            "expression": props.schedule.expression_string if props.schedule is not None else "rate(5 minutes)",
            "retry_config": {"max_retries": props.max_retries} if props.max_retries else None,
        }

    def _vpc_config(self, props: CanaryProps) -> dict[str, Any] | None:
        if props.vpc is None:
            if props.security_groups is not None or props.vpc_subnets is not None:
                raise ValidationError("You must provide the 'vpc' prop when using VPC-related properties.", scope=self)
            return None
        selection = props.vpc_subnets
        chosen = props.vpc.select_subnets(**(selection._given() if selection is not None else {}))
        if not chosen.subnet_ids:
            raise ValidationError("No matching subnets found in the VPC.", scope=self)
        groups = list(props.security_groups or ())
        if not groups:
            from aws_cdk.aws_ec2 import SecurityGroup

            groups = [
                SecurityGroup(
                    self,
                    "SecurityGroup",
                    vpc=props.vpc,
                    description=f"Automatic security group for Canary {Names.unique_id(self)}",
                )
            ]
        self._connections = Connections(security_groups=groups)
        return {
            "vpc_id": props.vpc.vpc_id,
            "subnet_ids": chosen.subnet_ids,
            "security_group_ids": [group.security_group_id for group in groups],
        }

    def _artifact_config(self, props: CanaryProps) -> dict[str, Any] | None:
        mode, key = props.artifact_s3_encryption_mode, props.artifact_s3_kms_key
        if mode is None and key is None:
            return None
        if key is not None and mode is ArtifactsEncryptionMode.S3_MANAGED:
            raise ValidationError(
                "A customer-managed KMS key was provided, but the encryption mode is not set to SSE-KMS, got: "
                f"{mode._value_}.",
                scope=self,
            )
        if props.runtime.family is not RuntimeFamily.NODEJS:
            raise ValidationError(
                "Artifact encryption is only supported for canaries that use Synthetics runtime version "
                f"`syn-nodejs-puppeteer-3.3` or later and the Playwright runtime, got {props.runtime.name}.",
                scope=self,
            )
        if mode is ArtifactsEncryptionMode.S3_MANAGED:
            return {"s3_encryption": {"encryption_mode": mode._value_}}
        if key is None:
            from aws_cdk.aws_kms import Key

            key = Key(self, "Key", description=f"Created by {self.node.path}")
        key.grant_encrypt_decrypt(self.role)
        return {"s3_encryption": {"encryption_mode": ArtifactsEncryptionMode.KMS._value_, "kms_key_arn": key.key_arn}}

    def _run_config(self, props: CanaryProps) -> dict[str, Any] | None:
        given = (props.active_tracing, props.environment_variables, props.memory, props.timeout)
        if all(option is None for option in given):
            return None
        if props.active_tracing and (
            props.runtime.family is not RuntimeFamily.NODEJS
            or props.runtime._version_of("nodejs-playwright") is not None
        ):
            raise ValidationError(
                "You can only enable active tracing for canaries that use canary runtime version 'syn-nodejs-2.0' or later and "
                f"are not using the Playwright runtime, got {props.runtime.name}.",
                scope=self,
            )
        return {
            "active_tracing": props.active_tracing,
            "environment_variables": props.environment_variables,
            "memory_in_mb": self._mebibytes(props.memory),
            "timeout_in_seconds": self._seconds(props.timeout),
        }

    def _mebibytes(self, memory: Size | None) -> int | float | None:
        if memory is None:
            return None
        amount = memory.to_mebibytes()
        if Token.is_unresolved(amount):
            return amount
        if amount % _MEMORY_STEP:
            raise ValidationError(f"`memory` must be a multiple of {_MEMORY_STEP} MiB, got {amount:g} MiB.", scope=self)
        if not _MEBIBYTES[0] <= amount <= _MEBIBYTES[1]:
            raise ValidationError(
                f"`memory` must be between {_MEBIBYTES[0]} MiB and {_MEBIBYTES[1]} MiB, got {amount:g} MiB.",
                scope=self,
            )
        return amount

    def _seconds(self, timeout: Duration | None) -> int | float | None:
        if timeout is None:
            return None
        if timeout.is_unresolved():
            return timeout.to_seconds()
        milliseconds = timeout.to_milliseconds()
        if milliseconds % 1000:
            raise ValidationError(
                f"`timeout` must be set as an integer representing seconds, got {milliseconds:g} milliseconds.",
                scope=self,
            )
        seconds = timeout.to_seconds()
        if not _SECONDS[0] <= seconds <= _SECONDS[1]:
            raise ValidationError(
                f"`timeout` must be between {_SECONDS[0]} seconds and {_SECONDS[1]} seconds, got {seconds:g} seconds.",
                scope=self,
            )
        return seconds

    def _delete_function_with_it(self) -> None:
        """Have the function deleted that runs the canary, which Synthetics leaves behind."""
        from aws_cdk.core.custom_resource import CustomResource
        from aws_cdk.core.handler_provider import handler_provider
        from aws_cdk.core.tag_aspect import Tags

        functions = ArnComponents(
            service="lambda", resource="function", resource_name="cwsyn-*", arn_format=ArnFormat.COLON_RESOURCE_NAME
        )
        provider = handler_provider(
            self,
            _AUTO_DELETE,
            "auto_delete_underlying_resources",
            description=f"Lambda function for auto-deleting underlying resources created by {self.canary_name}.",
            policy_statements=[
                {
                    "Effect": "Allow",
                    "Action": ["lambda:DeleteFunction"],
                    "Resource": Stack.of(self).format_arn(**functions._given()),
                },
                {"Effect": "Allow", "Action": ["synthetics:GetCanary"], "Resource": "*"},
            ],
        )
        CustomResource(
            self,
            "AutoDeleteUnderlyingResourcesCustomResource",
            resource_type=_AUTO_DELETE,
            service_token=provider.service_token,
            properties={"CanaryName": self.canary_name},
        )
        # The handler leaves a canary alone that does not say this of itself.
        Tags.of(self._resource).add(_AUTO_DELETE_TAG, "true")


def _days(period: Duration | None) -> int | float | None:
    return None if period is None else period.to_days()


def _check_name(name: str, scope: Construct, id: str) -> None:
    where = f"{scope.node.path}/{id}".lstrip("/")
    if len(name) > _LONGEST_NAME:
        raise ValidationError(
            f"{where}: Canary name is too large, must be between 1 and {_LONGEST_NAME} characters, but is {len(name)} (got "
            f'"{name}")',
            scope=scope,
        )
    if not re.fullmatch(r"[a-z0-9_-]+", name):
        raise ValidationError(
            f'{where}: Canary name must be lowercase, numbers, hyphens, or underscores (got "{name}")', scope=scope
        )


def _made_name(canary: Construct) -> str:
    """Return a name made from the path: short, since older runtimes take no more than 21 characters."""
    name = Names.unique_id(canary).lower()
    if len(name) <= _LONGEST_MADE_NAME:
        return name
    import hashlib

    return f"{name[:15]}{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def _arn(scope: Construct, name: str) -> str:
    components = ArnComponents(
        service="synthetics", resource="canary", resource_name=name, arn_format=ArnFormat.COLON_RESOURCE_NAME
    )
    return Stack.of(scope).format_arn(**components._given())

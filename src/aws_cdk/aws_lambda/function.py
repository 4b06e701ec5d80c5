"""The Lambda function."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import IRole, Role
from aws_cdk.aws_lambda._l1 import CfnFunction
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.code import Code, CodeConfig
from aws_cdk.aws_lambda.function_base import FunctionBase
from aws_cdk.aws_lambda.handler import Handler
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.size import Size
    from constructs import Construct

_MAX_NAME = 64
_MAX_DESCRIPTION = 256
_NAME = re.compile(r"[a-zA-Z0-9\-_]+\Z")

# Variables that Lambda sets itself. Source: the Lambda developer guide, "Defined runtime environment variables".
_RESERVED_VARIABLES = frozenset(
    {
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_DEFAULT_REGION",
        "AWS_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
    }
)


class Tracing(Enum):
    """Whether calls are traced with X-Ray."""

    ACTIVE = "Active"
    PASS_THROUGH = "PassThrough"
    DISABLED = "Disabled"


class FunctionOptions(Struct):
    """Options of a function beside its code."""

    architecture: Architecture | None = None
    """Processor architecture. Default: x86_64."""
    description: str | None = None
    """What the function does, at most 256 characters."""
    environment: Mapping[str, str] | None = None
    """Environment variables."""
    ephemeral_storage_size: Size | None = None
    """Size of ``/tmp``. Default: 512 MiB."""
    function_name: str | None = None
    """Name of the function. Default: chosen by CloudFormation."""
    initial_policy: Sequence[PolicyStatement] | None = None
    """Statements for the policy of the function's role."""
    memory_size: int | float | None = None
    """Memory in MiB. Default: 128."""
    reserved_concurrent_executions: int | float | None = None
    """How many executions are set aside, which is also the most there can be."""
    role: IRole | None = None
    """Role the function works with. Default: a new one that may write logs."""
    timeout: Duration | None = None
    """How long one call may take. Default: 3 seconds."""
    tracing: Tracing | None = None
    """Whether calls are traced. Default: no."""


class FunctionProps(FunctionOptions):
    """Options of a function."""

    code: Code
    """Where the code is."""
    handler: str
    """The entry point in the code, or ``Handler.FROM_IMAGE``."""
    runtime: Runtime
    """What runs the code, or ``Runtime.FROM_IMAGE``."""


class Function(FunctionBase):
    """A Lambda function with its role, code and environment."""

    @takes(FunctionProps)
    def __init__(self, scope: Construct, id: str, props: FunctionProps) -> None:
        super().__init__(scope, id, physical_name=props.function_name)
        self._check_texts(props)
        self.runtime = props.runtime
        self.timeout = props.timeout
        self.role = props.role or Role(
            self,
            "ServiceRole",
            assumed_by=ServicePrincipal("lambda.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaBasicExecutionRole")],
        )
        self.grant_principal = self.role
        for statement in props.initial_policy or ():
            self.role.add_to_principal_policy(statement)
        self._environment: dict[str, str] = {}
        for key, value in (props.environment or {}).items():
            self.add_environment(key, value)
        code = props.code.bind(self)
        self._check_code(code, props)
        self.architecture = props.architecture or Architecture.X86_64
        is_image = props.runtime is Runtime.FROM_IMAGE
        resource = CfnFunction(
            self,
            "Resource",
            function_name=self.physical_name,
            description=props.description,
            code=_rendered_code(code),
            handler=None if props.handler == Handler.FROM_IMAGE else props.handler,
            timeout=props.timeout.to_seconds() if props.timeout else None,
            package_type="Image" if is_image else None,
            runtime=None if is_image else props.runtime.name,
            role=self.role.role_arn,
            environment=LazyValue(lambda _: self._rendered_environment()),
            memory_size=props.memory_size,
            ephemeral_storage=(
                {"size": props.ephemeral_storage_size.to_mebibytes()} if props.ephemeral_storage_size else None
            ),
            reserved_concurrent_executions=props.reserved_concurrent_executions,
            architectures=[props.architecture.name] if props.architecture else None,
            tracing_config=self._tracing(props.tracing),
        )
        resource.node.add_dependency(self.role)
        self.function_name = self._get_resource_name_attribute(resource.ref)
        self.function_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="lambda",
                resource="function",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        props.code.bind_to_resource(resource)

    def _check_texts(self, props: FunctionProps) -> None:
        name = props.function_name
        if name and not is_unresolved(name):
            if len(name) > _MAX_NAME:
                raise ValidationError(
                    f"Function name can not be longer than {_MAX_NAME} characters but has {len(name)} characters.", scope=self
                )
            if not _NAME.match(name):
                raise ValidationError(
                    f"Function name {name} can contain only letters, numbers, hyphens, or underscores with no spaces.",
                    scope=self,
                )
        description = props.description
        if description and not is_unresolved(description) and len(description) > _MAX_DESCRIPTION:
            raise ValidationError(
                f"Function description can not be longer than {_MAX_DESCRIPTION} characters but has {len(description)} "
                "characters.",
                scope=self,
            )

    def _check_code(self, code: CodeConfig, props: FunctionProps) -> None:
        given = [value for value in (code.inline_code, code.s3_location, code.image) if value is not None]
        if len(given) != 1:
            raise ValidationError("code must specify exactly one of: inline code, s3 location, or image", scope=self)
        from_image = props.handler == Handler.FROM_IMAGE, props.runtime is Runtime.FROM_IMAGE
        if code.image is not None and from_image != (True, True):
            raise ValidationError(
                "handler and runtime must be `FROM_IMAGE` when image asset is provided for Lambda function", scope=self
            )
        if code.image is None and any(from_image):
            raise ValidationError(
                "handler and runtime can be `FROM_IMAGE` only when the code is a container image; this is a file asset or inline code",
                scope=self,
            )
        if code.inline_code is not None and not props.runtime.supports_inline_code:
            raise ValidationError(f"Inline source not allowed for {props.runtime.name}", scope=self)

    def add_environment(self, key: str, value: str) -> Function:
        """Add an environment variable.

        Raises:
            ValidationError: Lambda sets that variable itself.
        """
        if key in _RESERVED_VARIABLES:
            raise ValidationError(
                f"{key} environment variable is reserved by the lambda runtime and can not be set manually. See "
                "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
                scope=self,
            )
        self._environment[key] = value
        return self

    def _rendered_environment(self) -> dict[str, Any] | None:
        return {"variables": self._environment} if self._environment else None

    def _tracing(self, tracing: Tracing | None) -> dict[str, str] | None:
        if tracing is None or tracing is Tracing.DISABLED:
            return None
        self.add_to_role_policy(
            PolicyStatement(actions=["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources=["*"])
        )
        return {"mode": tracing.value}


def _rendered_code(code: CodeConfig) -> dict[str, Any]:
    location = code.s3_location
    return {
        "s3_bucket": location.bucket_name if location else None,
        "s3_key": location.object_key if location else None,
        "s3_object_version": location.object_version if location else None,
        "zip_file": code.inline_code,
        "image_uri": code.image.image_uri if code.image else None,
        "source_kms_key_arn": code.source_kms_key_arn,
    }

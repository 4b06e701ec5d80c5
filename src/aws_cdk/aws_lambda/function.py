"""The Lambda function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_iam.role_base import IRole
from aws_cdk.aws_lambda import _function_checks as checks
from aws_cdk.aws_lambda._account_metrics import _AccountMetrics
from aws_cdk.aws_lambda._l1 import CfnFunction
from aws_cdk.aws_lambda.alias import AliasOptions
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.code import Code, CodeConfig
from aws_cdk.aws_lambda.function_base import FunctionBase, IFunction
from aws_cdk.aws_lambda.function_options import FunctionOptions, Tracing
from aws_cdk.aws_lambda.function_settings import EnvironmentOptions
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import LazyValue, lazy_list
from aws_cdk.core.struct import Struct, takes
from aws_cdk.spec.reserved_variables import RESERVED_VARIABLES

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import ISecurityGroup
    from aws_cdk.aws_lambda.alias import Alias
    from aws_cdk.aws_lambda.filesystem import FileSystem
    from aws_cdk.aws_lambda.function_settings import TenancyConfig
    from aws_cdk.aws_lambda.layer_version import ILayerVersion
    from aws_cdk.aws_lambda.version import Version
    from aws_cdk.aws_logs import ILogGroup
    from constructs import Construct, Node

_MAX_LAYERS = 5
_DEAD_LETTER_DAYS = 14


class FunctionProps(FunctionOptions):
    """Options of a function."""

    code: Code
    """Where the code is."""
    handler: str
    """The entry point in the code, or ``Handler.FROM_IMAGE``."""
    runtime: Runtime
    """What runs the code, or ``Runtime.FROM_IMAGE``."""


class FunctionAttributes(Struct):
    """A function that exists already."""

    function_arn: str
    """Its ARN."""
    architecture: Architecture | None = None
    """The processor that it runs on. Default: x86_64."""
    role: IRole | None = None
    """Its role, to add permissions to. Default: unknown."""
    same_environment: bool | None = None
    """Whether it is in the stack's account and region. Default: told by the ARN, if both accounts are known."""
    security_group: ISecurityGroup | None = None
    """Its security group, if it is in a VPC."""
    skip_permissions: bool | None = None
    """Whether grants may do without a permission of the function, which it has already. Default: no."""
    tenancy_config: TenancyConfig | None = None
    """Whether each of its tenants has environments of their own. Default: they share them."""


class _Variable:
    __slots__ = ("remove_in_edge", "value")

    def __init__(self, value: str, remove_in_edge: bool) -> None:
        self.value = value
        self.remove_in_edge = remove_in_edge


class Function(FunctionBase, _AccountMetrics):
    """A Lambda function with its role, code and environment.

    Attributes:
        dead_letter_queue: Where failed asynchronous calls go, if that is a queue.
        dead_letter_topic: Where they go, if that is a topic.
        runtime: What runs the code.
        timeout: How long a call may take, if it was said.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.Function"

    _can_create_permissions = True

    @takes(FunctionProps)
    def __init__(self, scope: Construct, id: str, props: FunctionProps) -> None:
        super().__init__(scope, id, physical_name=props.function_name)
        checks.check_texts(self, props)
        checks.check_file_system(self, props)
        self.runtime = Runtime._latest_node() if props.runtime is Runtime.NODEJS_LATEST else props.runtime
        self.timeout = props.timeout
        self.tenancy_config = props.tenancy_config
        self.architecture = props.architecture or Architecture.X86_64
        self._layers: list[ILayerVersion] = []
        self._environment: dict[str, _Variable] = {}
        self._hash_mixins: list[str] = []
        self._current_version: Version | None = None
        self._current_version_options = props.current_version_options
        self._log_group: Any = None
        self.role: IRole = props.role or self._new_role(props)
        self.grant_principal = self.role
        config = props.filesystem.config if props.filesystem is not None else None
        if config is not None:
            if config.dependency:
                self.node.add_dependency(*config.dependency)
            for statement in config.policies or ():
                self.role.add_to_principal_policy(statement)
        for statement in props.initial_policy or ():
            self.role.add_to_principal_policy(statement)
        code = props.code.bind(self)
        checks.check_code(self, code, props)
        self._add_profiling(props)
        for key, value in (props.environment or {}).items():
            self.add_environment(key, value)
        checks.check_storage(self, props)
        dead_letters = self._dead_letters(props)
        resource = self._make_resource(props, code, dead_letters)
        # After the resource, since the permission may be a resource of its own, which then follows.
        resource.tracing_config = self._tracing(props)
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
        if props.layers is not None:
            if self.runtime.name == Runtime.FROM_IMAGE.name:  # as the peer: not asked of those which are added later
                raise ValidationError("Layers are not supported for container image functions", scope=self)
            self.add_layers(*props.layers)
        for event in props.events or ():
            self.add_event_source(event)
        self._set_log_group(props)
        props.code.bind_to_resource(resource)
        self._configure_async_if_given(props)
        if config is not None and config.connections is not None:
            from aws_cdk.aws_lambda._function_network import reach_file_system

            reach_file_system(self, resource, config.connections)
        self._add_option_layers(props)

    def _new_role(self, props: FunctionProps) -> Role:
        names = ["AWSLambdaBasicDurableExecutionRolePolicy" if props.durable_config else "AWSLambdaBasicExecutionRole"]
        if props.vpc is not None:
            names.append("AWSLambdaVPCAccessExecutionRole")
        return Role(
            self,
            "ServiceRole",
            assumed_by=ServicePrincipal("lambda.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name(f"service-role/{name}") for name in names],
        )

    def _make_resource(self, props: FunctionProps, code: CodeConfig, dead_letters: Any) -> CfnFunction:
        from aws_cdk.aws_lambda._function_network import vpc_property

        is_image = code.image is not None
        size = props.ephemeral_storage_size
        signing, key = props.code_signing_config, props.environment_encryption
        mode, tenancy = props.runtime_management_mode, props.tenancy_config
        durability = checks.check_durability(self, props)  # first: its note comes before the warning about snap start
        return CfnFunction(
            self,
            "Resource",
            function_name=self.physical_name,
            description=props.description,
            code=_rendered_code(code),
            layers=lazy_list(self._rendered_layers),
            handler=None if is_image else props.handler,
            timeout=props.timeout.to_seconds() if props.timeout else None,
            package_type="Image" if is_image else None,
            runtime=None if is_image else props.runtime.name,
            role=self.role.role_arn,
            environment=LazyValue(lambda _: self._rendered_environment()),
            memory_size=props.memory_size,
            ephemeral_storage={"size": size.to_mebibytes()} if size else None,
            vpc_config=vpc_property(self, props),
            dead_letter_config=dead_letters,
            reserved_concurrent_executions=props.reserved_concurrent_executions,
            image_config=_rendered_image(code),
            kms_key_arn=key.key_ref.key_arn if key is not None else None,
            file_system_configs=_mounts(props.filesystem),
            code_signing_config_arn=(
                signing.code_signing_config_ref.code_signing_config_arn if signing is not None else None
            ),
            architectures=[props.architecture.name] if props.architecture else None,
            runtime_management_config=mode.runtime_management_config if mode else None,
            snap_start=checks.snap_start_property(self, props),
            logging_config=checks.logging_property(self, props),
            recursive_loop=props.recursive_loop._value_ if props.recursive_loop else None,
            tenancy_config=tenancy.tenancy_config_property if tenancy else None,
            durable_config=durability,
        )

    # -- code and settings --------------------------------------------------

    @takes(EnvironmentOptions)
    def add_environment(self, key: str, value: str, options: EnvironmentOptions) -> Function:
        """Add an environment variable.

        Raises:
            ValidationError: Lambda sets that variable itself.
        """
        if key in RESERVED_VARIABLES:
            raise ValidationError(
                f"{key} environment variable is reserved by the lambda runtime and can not be set manually. See "
                "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
                scope=self,
                fix="give the variable another name; code finds this one set",
            )
        self._environment[key] = _Variable(value, bool(options.remove_in_edge))
        return self

    def _rendered_environment(self) -> dict[str, Any] | None:
        if not self._environment:
            return None
        # As the peer: sorted only where a version's id depends on them, so that other templates stay as they are.
        keys = list(self._environment) if self._current_version is None else sorted(self._environment)
        return {"variables": {key: self._environment[key].value for key in keys}}

    def _check_edge_compatibility(self) -> None:
        """Take away the variables that may go; fail if others are left, since Lambda@Edge has none."""
        for key in [key for key, variable in self._environment.items() if variable.remove_in_edge]:
            del self._environment[key]
        if self._environment:
            raise ValidationError(
                f"The function {self.node.path} contains environment variables [{','.join(self._environment)}] and is not "
                "compatible with Lambda@Edge.",
                scope=self,
                fix="add variables with add_environment(key, value, remove_in_edge=True)",
            )

    @checked
    def add_layers(self, *layers: ILayerVersion) -> None:
        """Add layers, up to five.

        Raises:
            ValidationError: there are too many, or one does not fit the runtime.
        """
        for layer in layers:
            if len(self._layers) == _MAX_LAYERS:
                raise ValidationError(
                    f"Unable to add layer: this lambda function already uses {_MAX_LAYERS} layers.",
                    scope=self,
                    fix="put several libraries into one layer",
                )
            runtimes = layer.compatible_runtimes
            if runtimes is not None and not any(runtime.runtime_equals(self.runtime) for runtime in runtimes):
                names = ", ".join(runtime.name for runtime in runtimes)
                raise ValidationError(
                    f"This lambda function uses a runtime that is incompatible with this layer ({self.runtime.name} is not in "
                    f"[{names}])",
                    scope=self,
                    fix="make the layer for this runtime as well (compatible_runtimes), or change the function's runtime",
                )
            self._layers.append(layer)

    def _rendered_layers(self) -> list[str] | None:
        if not self._layers:
            return None
        layers = self._layers
        if flag_enabled(self.node, "@aws-cdk/aws-lambda:recognizeLayerVersion"):
            # The hash of the current version counts layers in this order, and the template has them so too.
            layers = sorted(layers, key=lambda layer: layer.node.path)
        return [layer.layer_version_ref.layer_version_arn for layer in layers]

    def _add_option_layers(self, props: FunctionProps) -> None:
        if props.insights_version is None and props.adot_instrumentation is None and props.params_and_secrets is None:
            return
        from aws_cdk.aws_lambda._function_layers import add_option_layers

        add_option_layers(self, props)

    def _add_profiling(self, props: FunctionProps) -> None:
        """Make the group for profiles, let the function write to it, and set the variables that the agent reads."""
        if not (props.profiling or props.profiling_group is not None) or props.profiling is False:
            return
        if not props.runtime.supports_code_guru_profiling:
            raise ValidationError(
                f"CodeGuru profiling is not supported by runtime {props.runtime.name}",
                scope=self,
                fix="leave profiling and profiling_group out, or take another runtime",
            )
        names = [f"AWS_CODEGURU_PROFILER_{part}" for part in ("GROUP_NAME", "GROUP_ARN", "TARGET_REGION", "ENABLED")]
        if any(name in (props.environment or {}) for name in names):
            from aws_cdk.core.annotations import Annotations

            Annotations.of(self).add_warning(
                f"{', '.join(names[:-1])}, and {names[-1]} should not be set when profiling options enabled"
            )
        group = props.profiling_group
        if group is None:
            from aws_cdk.aws_codeguruprofiler import ComputePlatform, ProfilingGroup

            group = ProfilingGroup(self, "ProfilingGroup", compute_platform=ComputePlatform.AWS_LAMBDA)
        group.grant_publish(self.role)
        values = (group.profiling_group_name, group.env.region, group.profiling_group_arn, "TRUE")
        for part, value in zip(("GROUP_NAME", "TARGET_REGION", "GROUP_ARN", "ENABLED"), values, strict=True):
            self.add_environment(f"AWS_CODEGURU_PROFILER_{part}", value)

    def _dead_letters(self, props: FunctionProps) -> dict[str, str] | None:
        """Make or take what failed asynchronous calls go to; the role may send to it."""
        queue, topic = props.dead_letter_queue, props.dead_letter_topic
        self.dead_letter_queue = queue
        self.dead_letter_topic = topic
        if queue is not None and props.dead_letter_queue_enabled is False:
            raise ValidationError(
                "deadLetterQueue defined but deadLetterQueueEnabled explicitly set to false",
                scope=self,
                fix="leave dead_letter_queue_enabled out",
            )
        if topic is not None and (queue is not None or props.dead_letter_queue_enabled is not None):
            raise ValidationError(
                "deadLetterQueue and deadLetterTopic cannot be specified together at the same time",
                scope=self,
                fix="leave one of dead_letter_queue, dead_letter_queue_enabled and dead_letter_topic",
            )
        if topic is not None:
            self.add_to_role_policy(PolicyStatement(actions=["sns:Publish"], resources=[topic.topic_arn]))
            return {"target_arn": topic.topic_arn}
        if queue is None and props.dead_letter_queue_enabled:
            from aws_cdk.aws_sqs import Queue
            from aws_cdk.core.duration import Duration

            queue = Queue(self, "DeadLetterQueue", retention_period=Duration.days(_DEAD_LETTER_DAYS))
            self.dead_letter_queue = queue
        if queue is None:
            return None
        self.add_to_role_policy(PolicyStatement(actions=["sqs:SendMessage"], resources=[queue.queue_arn]))
        return {"target_arn": queue.queue_arn}

    def _tracing(self, props: FunctionProps) -> dict[str, str] | None:
        tracing = props.tracing
        if tracing is None and props.adot_instrumentation is not None:
            tracing = Tracing.ACTIVE  # OpenTelemetry sends what it sees to X-Ray
        if tracing is None or tracing is Tracing.DISABLED:
            return None
        self.add_to_role_policy(
            PolicyStatement(actions=["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources=["*"])
        )
        return {"mode": tracing._value_}

    # -- logs ---------------------------------------------------------------

    def _set_log_group(self, props: FunctionProps) -> None:
        managed = flag_enabled(self.node, "@aws-cdk/aws-lambda:useCdkManagedLogGroup")
        if props.log_group is not None:
            self._log_group = props.log_group
        if managed and props.log_removal_policy is not None:
            raise ValidationError(
                "Cannot use `logRemovalPolicy` and `@aws-cdk/aws-lambda:useCdkManagedLogGroup` flag together. Set the removal "
                "policy on the log group that is made by itself",
                scope=self,
                fix="give log_group=LogGroup(..., removal_policy=...), and leave log_removal_policy out",
            )
        if props.log_retention is not None:
            from aws_cdk.aws_logs import LogGroup, LogRetention

            retry = props.log_retention_retry_options
            retention = LogRetention(
                self,
                "LogRetention",
                log_group_name=f"/aws/lambda/{self.function_name}",
                retention=props.log_retention,
                role=props.log_retention_role,
                log_retention_retry_options=retry._given() if retry is not None else None,
                removal_policy=props.log_removal_policy,
            )
            self._log_group = LogGroup.from_log_group_arn(self, "LogGroup", retention.log_group_arn)
        elif managed and props.log_group is None:
            from aws_cdk.aws_logs import LogGroup

            self._log_group = LogGroup(self, "LogGroup", log_group_name=f"/aws/lambda/{self.function_name}")

    @property
    def log_group(self) -> ILogGroup:
        """The function's log group; naming it makes sure that it exists."""
        if self._log_group is None:
            from aws_cdk.aws_logs import LogGroup, LogRetention, RetentionDays

            retention = LogRetention(
                self,
                "LogRetention",
                log_group_name=f"/aws/lambda/{self.function_name}",
                retention=RetentionDays.INFINITE,
            )
            self._log_group = LogGroup.from_log_group_arn(self, f"{self.node.id}-LogGroup", retention.log_group_arn)
        return self._log_group  # type: ignore[no-any-return]  # set above or by an option

    # -- versions and aliases -----------------------------------------------

    @property
    def current_version(self) -> Version:
        """The version of what the function is now: a new one whenever the function changes."""
        if self._current_version is None:
            from aws_cdk.aws_lambda._current_version import version_logical_id
            from aws_cdk.aws_lambda.version import Version
            from aws_cdk.core.lazy import lazy_string

            if self.__dict__.get("_warn_if_current_version_called"):
                self._warn_invoke_function_permissions(self)
            given = self._current_version_options._given() if self._current_version_options is not None else {}
            version = Version(self, "CurrentVersion", lambda_=self, **given)
            self._current_version = version
            resource: Any = version.node.default_child
            allocated = self.stack.resolve(resource.logical_id)
            resource.override_logical_id(lazy_string(lambda: version_logical_id(self, allocated)))
        return self._current_version

    @takes(AliasOptions)
    def add_alias(self, alias_name: str, options: AliasOptions) -> Alias:
        """Make an alias of the current version."""
        from aws_cdk.aws_lambda.alias import Alias

        return Alias(
            self, f"Alias{alias_name}", alias_name=alias_name, version=self.current_version, **options._given()
        )

    @checked
    def invalidate_version_based_on(self, x: str) -> None:
        """Make a new current version whenever ``x`` changes.

        Raises:
            ValidationError: ``x`` is only known at deployment.
        """
        from aws_cdk.core.token import is_unresolved

        if is_unresolved(x):
            raise ValidationError(
                "invalidateVersionOn: input may not contain unresolved tokens",
                scope=self,
                fix="give text that is known when the app runs",
            )
        self._hash_mixins.append(x)

    @staticmethod
    @checked
    def classify_version_property(property_name: str, locked: bool) -> None:
        """Say whether a change of a property of the template makes a new current version."""
        from aws_cdk.aws_lambda._current_version import classify

        classify(property_name, locked)

    def _function_node(self) -> Node:
        return self.node

    # -- imports ------------------------------------------------------------

    @staticmethod
    @checked
    def from_function_arn(scope: Construct, id: str, function_arn: str) -> IFunction:
        """Return a function that exists already."""
        return Function.from_function_attributes(scope, id, function_arn=function_arn)

    @staticmethod
    @checked
    def from_function_name(scope: Construct, id: str, function_name: str) -> IFunction:
        """Return a function that exists already in the stack's account and region."""
        from aws_cdk.core.stack import Stack

        arn = Stack.of(scope).format_arn(
            service="lambda",
            resource="function",
            resource_name=function_name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return Function.from_function_attributes(scope, id, function_arn=arn, same_environment=True)

    @staticmethod
    @takes(FunctionAttributes)
    def from_function_attributes(scope: Construct, id: str, attrs: FunctionAttributes) -> IFunction:
        """Return a function that exists already."""
        from aws_cdk.aws_lambda._imported_function import _ImportedFunction

        return _ImportedFunction(scope, id, attrs)


def _mounts(filesystem: FileSystem | None) -> list[dict[str, Any]] | None:
    if filesystem is None:
        return None
    config = filesystem.config
    return [{"local_mount_path": config.local_mount_path, "arn": config.arn, "s3_files_config": filesystem._s3_files}]


def _rendered_code(code: CodeConfig) -> dict[str, Any]:
    location = code.s3_location
    mode = code.s3_object_storage_mode
    return {
        "s3_bucket": location.bucket_name if location else None,
        "s3_key": location.object_key if location else None,
        "s3_object_version": location.object_version if location else None,
        "s3_object_storage_mode": mode._value_ if mode else None,
        "zip_file": code.inline_code,
        "image_uri": code.image.image_uri if code.image else None,
        "source_kms_key_arn": code.source_kms_key_arn,
    }


def _rendered_image(code: CodeConfig) -> dict[str, Any] | None:
    image = code.image
    if image is None:
        return None
    config = {
        "command": image.cmd,
        "entry_point": image.entrypoint,
        "working_directory": image.working_directory,
    }
    return config if any(value is not None for value in config.values()) else None


__all__ = ["Function", "FunctionAttributes", "FunctionProps"]

"""The function that deploys: a stack has one for each combination of memory, storage and network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_s3_deployment._cli_layer import _AwsCliLayer
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved
from aws_cdk.core.tokenization import Tokenization
from aws_cdk.custom_resources._handler_function import _HandlerFunction, python_runtime

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.filesystem import FileSystem
    from aws_cdk.aws_s3_deployment.bucket_deployment import BucketDeployment, BucketDeploymentProps

_UUID = "8693BB64-9689-44B6-9AAF-B0CC9EB8756C"
_PURPOSE = "Custom::CDKBucketDeployment"
_MOUNT_PATH = "/mnt/lambda"
_FILE_OWNER = "1001"
_DEFAULT_MEMORY_MIB = 1024
_RUNTIME_FAMILY_NOTED = 2  # Python's place in the enumeration of runtime families


class _DeploymentFunction(_HandlerFunction):
    """The stack's function for a deployment's memory, storage and network."""

    _family_noted = _RUNTIME_FAMILY_NOTED
    _runtime_of_handler = staticmethod(python_runtime)

    def __init__(self, scope: BucketDeployment, props: BucketDeploymentProps, suffix: str) -> None:
        optional: dict[str, Any] = {
            "ephemeral_storage_size": props.ephemeral_storage_size,
            "log_group": props.log_group,
            "log_retention": props.log_retention,
            "role": props.role,
            "security_groups": props.security_groups,
            "vpc": props.vpc,
            "vpc_subnets": props.vpc_subnets,
        }
        environment: dict[str, str] = {}
        layer = _AwsCliLayer(scope, "AwsCliLayer")
        if props.use_efs:
            environment["MOUNT_PATH"] = _MOUNT_PATH
            optional["filesystem"] = _file_system(scope, props.vpc)
        # Where the function's AWS SDK finds the certificates of the runtime; the peer sets it for its command line.
        environment["AWS_CA_BUNDLE"] = "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"
        # Other groups need another function; the custom resource's id does not tell of them.
        groups = "".join(f"-{address}" for address in sorted(group.node.addr for group in props.security_groups or ()))
        super().__init__(
            scope,
            "CustomResourceHandler",
            "bucket_deployment",
            uuid=_UUID + suffix + groups,
            lambda_purpose=_PURPOSE,
            layers=[layer],
            environment=environment,
            architecture=Architecture.ARM_64,
            timeout=Duration.minutes(15),
            memory_size=props.memory_limit if props.memory_limit is not None else _DEFAULT_MEMORY_MIB,
            **{name: value for name, value in optional.items() if value is not None},
        )

    @property
    def _known_role(self) -> IRole:
        role: IRole | None = self.role
        if role is None:
            raise ValidationError(
                "the function has no role that could be allowed anything",
                scope=self,
                fix="give role with the deployment",
            )
        return role

    def _allow_invalidation(self) -> None:
        self.add_to_role_policy(
            PolicyStatement(actions=["cloudfront:GetInvalidation", "cloudfront:CreateInvalidation"], resources=["*"])
        )


def function_suffix(scope: BucketDeployment, props: BucketDeploymentProps) -> str:
    """Return what tells the function from others of the stack; begins with a hyphen unless empty.

    Raises:
        ValidationError: memory or storage is known at deployment only.
    """
    suffix = ""
    if props.memory_limit:
        if is_unresolved(props.memory_limit):
            raise _token_error(scope, "memoryLimit")
        suffix += f"-{Tokenization.stringify_number(props.memory_limit)}MiB"
    size = props.ephemeral_storage_size
    if size is not None:
        if size.is_unresolved():
            raise _token_error(scope, "ephemeralStorageSize")
        suffix += f"-{Tokenization.stringify_number(size.to_mebibytes())}MiB"
    if props.vpc is not None:
        suffix += f"-{props.vpc.node.addr}"
    return suffix


def _token_error(scope: BucketDeployment, option: str) -> ValidationError:
    return ValidationError(
        f"Can't use tokens when specifying '{option}' since we use it to identify the singleton custom resource handler.",
        scope=scope,
        fix="give a number that is known in the app",
    )


def _file_system(scope: BucketDeployment, vpc: Any) -> FileSystem:
    """Return an access point of the VPC's file system for deployments, which the stack has once."""
    from aws_cdk import aws_efs as efs
    from aws_cdk.aws_lambda.filesystem import FileSystem

    stack = Stack.of(scope)
    id = f"BucketDeploymentEFS-VPC-{vpc.node.addr}"
    volume: Any = stack.node.try_find_child(id) or efs.FileSystem(
        stack, id, vpc=vpc, removal_policy=RemovalPolicy.DESTROY
    )
    access_point = volume.add_access_point(
        "AccessPoint",
        path="/lambda",
        create_acl=efs.Acl(owner_uid=_FILE_OWNER, owner_gid=_FILE_OWNER, permissions="0777"),
        posix_user=efs.PosixUser(uid=_FILE_OWNER, gid=_FILE_OWNER),
    )
    access_point.node.add_dependency(volume.mount_targets_available)
    return FileSystem.from_efs_access_point(access_point, _MOUNT_PATH)

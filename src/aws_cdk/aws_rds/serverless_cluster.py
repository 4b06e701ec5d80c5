"""Clusters of the first Aurora Serverless: without instances of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_rds import _shared as shared
from aws_cdk.aws_rds._l1 import CfnDBCluster
from aws_cdk.aws_rds.cluster_base import _DataApi
from aws_cdk.aws_rds.credentials import Credentials, SnapshotCredentials
from aws_cdk.aws_rds.database_options import RotationMultiUserOptions, RotationSingleUserOptions
from aws_cdk.aws_rds.endpoint import Endpoint
from aws_cdk.aws_rds.subnet_group import SubnetGroup
from aws_cdk.aws_secretsmanager.attachment_target import ISecretAttachmentTarget
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_rds.cluster_engine import IClusterEngine
    from aws_cdk.aws_rds.parameter_group import IParameterGroup
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.aws_secretsmanager.secret_rotation import SecretRotation
    from aws_cdk.interfaces.aws_rds import IDBSubnetGroupRef
    from constructs import Construct

# Limits in seconds. Source: the Aurora user guide.
_PAUSE_SECONDS = (300, 86_400)
_TIMEOUT_SECONDS = (60, 600)


class AuroraCapacityUnit(NamedEnum):
    """Capacity of a cluster: a unit is about 2 GiB of memory, with processors and network to match."""

    ACU_1 = 1
    ACU_2 = 2
    ACU_4 = 4
    ACU_8 = 8
    ACU_16 = 16
    ACU_32 = 32
    ACU_64 = 64
    ACU_128 = 128
    ACU_192 = 192
    ACU_256 = 256
    ACU_384 = 384


class TimeoutAction(NamedEnum):
    """What is done where no moment is found to change the capacity."""

    FORCE_APPLY_CAPACITY_CHANGE = "ForceApplyCapacityChange"
    """It is changed nevertheless."""
    ROLLBACK_CAPACITY_CHANGE = "RollbackCapacityChange"
    """It stays."""


class ServerlessScalingOptions(Struct):
    """How a cluster grows and shrinks."""

    auto_pause: Duration | None = None
    """After how long without a connection it pauses, 5 minutes to a day; 0 for never. Default: as the service has it."""
    max_capacity: AuroraCapacityUnit | None = None
    """Default: as the service has it, 16."""
    min_capacity: AuroraCapacityUnit | None = None
    """Default: as the service has it, 2."""
    timeout: Duration | None = None
    """How long a moment to change is looked for, 1 to 10 minutes. Default: as the service has it."""
    timeout_action: TimeoutAction | None = None
    """Default: as the service has it, nothing is changed."""


class _ServerlessBaseProps(Struct):
    engine: IClusterEngine
    backup_retention: Duration | None = None
    """How long automatic backups are kept, in days. Default: as the service has it."""
    cluster_identifier: str | None = None
    """Its name, written in lower case. Default: chosen by CloudFormation."""
    copy_tags_to_snapshot: bool | None = None
    """Default: yes."""
    default_database_name: str | None = None
    """Database to make. Default: none."""
    deletion_protection: bool | None = None
    """Default: yes, if the cluster stays when it leaves the stack."""
    enable_data_api: bool | None = None
    """Speak to the cluster over HTTP. Default: if someone is granted it."""
    parameter_group: IParameterGroup | None = None
    """Default: that of the engine."""
    removal_policy: RemovalPolicy | None = None
    """What happens to it when it leaves the stack. Default: a snapshot is made."""
    scaling: Nested[ServerlessScalingOptions | None] = nested()
    """Default: as the service has it."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one, in a network."""
    subnet_group: IDBSubnetGroupRef | None = None
    """Default: a new one, in a network."""
    vpc: IVpc | None = None
    """Default: the account's default network."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""


class ServerlessClusterProps(_ServerlessBaseProps):
    """Options of a cluster."""

    credentials: Credentials | None = None
    """The master user. Default: ``admin``, or ``postgres``, with a new secret."""
    storage_encryption_key: IKey | None = None
    """Default: the key of AWS for RDS."""


class ServerlessClusterFromSnapshotProps(_ServerlessBaseProps):
    """Options of a cluster that is restored."""

    snapshot_identifier: str
    """Name or ARN of the snapshot."""
    credentials: SnapshotCredentials | None = None
    """The master user. Default: as in the snapshot, without a secret."""


class ServerlessClusterAttributes(Struct):
    """What is known of a cluster that was made elsewhere."""

    cluster_identifier: str
    cluster_endpoint_address: str | None = None
    port: int | float | None = None
    reader_endpoint_address: str | None = None
    secret: ISecret | None = None
    """The secret that requests over HTTP name."""
    security_groups: Sequence[ISecurityGroup] | None = None


class IServerlessCluster(IResource, IConnectable, ISecretAttachmentTarget):
    """A cluster of Aurora Serverless, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def cluster_arn(self) -> str: ...
        @property
        def cluster_endpoint(self) -> Endpoint: ...
        @property
        def cluster_identifier(self) -> str: ...
        @property
        def cluster_read_endpoint(self) -> Endpoint: ...
        @property
        def db_cluster_ref(self) -> Any: ...
        def grant_data_api_access(self, grantee: IGrantable) -> Grant: ...


class _ServerlessBase(_DataApi, IServerlessCluster):
    """Base of clusters of Aurora Serverless."""

    # Requests over HTTP of this version are not told apart by cluster.
    _data_api_resource = "*"
    cluster_endpoint: Endpoint
    cluster_read_endpoint: Endpoint
    connections: Connections


class _NewServerless(_ServerlessBase):
    """Base of the clusters that are made here."""

    _kind = "a cluster"
    engine: IClusterEngine

    def __init__(self, scope: Construct, id: str, props: _ServerlessBaseProps) -> None:
        super().__init__(scope, id)
        self._props = props
        self.engine = props.engine
        self.vpc = props.vpc
        self.enable_data_api = props.enable_data_api
        groups = props.security_groups
        subnets: Any = props.subnet_group
        if props.vpc is None:
            for given, name in (
                (props.subnet_group, "subnetGroup"),
                (props.vpc_subnets, "vpcSubnets"),
                (groups, "securityGroups"),
            ):
                if given is not None:
                    raise ValidationError(
                        f"A VPC is required to use {name} in ServerlessCluster. Please add a VPC or remove {name}",
                        scope=self,
                    )
        else:
            subnets = subnets or self._new_subnet_group(props.vpc)
            if groups is None:
                groups = [self._new_group(props.vpc)]
        self._security_groups = list(groups or ())
        config = props.engine.bind_to_cluster(self, parameter_group=props.parameter_group)
        group = config.parameter_group
        group_name = group.bind_to_cluster().parameter_group_name if group is not None else None
        version = props.engine.engine_version
        self._new_properties: dict[str, Any] = {
            "backup_retention_period": props.backup_retention.to_days() if props.backup_retention is not None else None,
            "database_name": props.default_database_name,
            "db_cluster_identifier": shared.lower_case(props.cluster_identifier),
            "db_cluster_parameter_group_name": group_name,
            "db_subnet_group_name": subnets.db_subnet_group_ref.db_subnet_group_name if subnets is not None else None,
            "deletion_protection": shared.protection(props),
            "engine": props.engine.engine_type,
            "engine_version": version.full_version if version is not None else None,
            "engine_mode": "serverless",
            "enable_http_endpoint": lazy_any(lambda: self.enable_data_api),
            "scaling_configuration": self._scaling(props.scaling) if props.scaling is not None else None,
            "storage_encrypted": True,
            "vpc_security_group_ids": [each.security_group_id for each in self._security_groups],
            "copy_tags_to_snapshot": True if props.copy_tags_to_snapshot is None else props.copy_tags_to_snapshot,
        }

    def _new_subnet_group(self, vpc: IVpc) -> SubnetGroup:
        return SubnetGroup(
            self,
            "Subnets",
            description=f"Subnets for {self.node.id} database",
            vpc=vpc,
            vpc_subnets=self._props.vpc_subnets,
            removal_policy=shared.removal_of_parts(self._props.removal_policy),
        )

    def _new_group(self, vpc: IVpc) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        return SecurityGroup(self, "SecurityGroup", description="RDS security group", vpc=vpc)

    def _scaling(self, options: ServerlessScalingOptions) -> dict[str, Any]:
        least, most = options.min_capacity, options.max_capacity
        if least is not None and most is not None and least._value_ > most._value_:
            raise ValidationError("maximum capacity must be greater than or equal to minimum capacity.", scope=self)
        pause = options.auto_pause.to_seconds() if options.auto_pause is not None else None
        if pause and not _PAUSE_SECONDS[0] <= pause <= _PAUSE_SECONDS[1]:
            raise ValidationError("auto pause time must be between 5 minutes and 1 day.", scope=self)
        timeout = options.timeout.to_seconds() if options.timeout is not None else None
        if timeout is not None and not _TIMEOUT_SECONDS[0] <= timeout <= _TIMEOUT_SECONDS[1]:
            raise ValidationError(
                f"timeout must be between 60 and 600 seconds, but got {timeout:g} seconds.", scope=self
            )
        return {
            "autoPause": pause != 0,
            "minCapacity": least._value_ if least is not None else None,
            "maxCapacity": most._value_ if most is not None else None,
            "secondsUntilAutoPause": pause or None,
            "secondsBeforeTimeout": timeout,
            "timeoutAction": options.timeout_action._value_ if options.timeout_action is not None else None,
        }

    @property
    def _rotation_subnets(self) -> Any:
        return self._props.vpc_subnets

    def _take(self, resource: CfnDBCluster) -> None:
        """Read what other constructs need out of the resource."""
        self.cluster_identifier = resource.ref
        port = Token.as_number(resource.attr_endpoint_port)
        self.cluster_endpoint = Endpoint(resource.attr_endpoint_address, port)
        self.cluster_read_endpoint = Endpoint(resource.attr_read_endpoint_address, port)
        self.connections = Connections(security_groups=self._security_groups, default_port=Port.tcp(port))
        resource.apply_removal_policy(self._props.removal_policy or RemovalPolicy.SNAPSHOT)


class ServerlessCluster(_NewServerless):
    """A cluster of Aurora Serverless v1.

    Attributes:
        secret: The master user's secret, if there is one.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.ServerlessCluster"

    @staticmethod
    @takes(ServerlessClusterAttributes)
    def from_serverless_cluster_attributes(
        scope: Construct, id: str, attrs: ServerlessClusterAttributes
    ) -> IServerlessCluster:
        """Return a cluster that was made elsewhere."""
        return _ImportedServerless(scope, id, attrs)

    @takes(ServerlessClusterProps)
    def __init__(self, scope: Construct, id: str, props: ServerlessClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: subnets or security groups are given without a network, or the capacity is none.
        """
        super().__init__(scope, id, props)
        credentials = shared.render_credentials(self, props.engine, props.credentials)
        password, key = credentials.password, props.storage_encryption_key
        resource = CfnDBCluster(
            self,
            "Resource",
            **self._new_properties,
            master_username=credentials.username,
            master_user_password=password.unsafe_unwrap() if password is not None else None,
            kms_key_id=key.key_arn if key is not None else None,
        )
        self._take(resource)
        if credentials.secret is not None:
            self.secret = credentials.secret.attach(self)

    @takes(RotationSingleUserOptions)
    def add_rotation_single_user(self, options: RotationSingleUserOptions) -> SecretRotation:
        """Let the master user's password be renewed.

        Raises:
            ValidationError: there is no secret or no network, or it is renewed already.
        """
        self._check_network("single user")
        return shared.rotate_master(self, self, options, managed=False)

    @takes(RotationMultiUserOptions)
    def add_rotation_multi_user(self, id: str, options: RotationMultiUserOptions) -> SecretRotation:
        """Let another user's password be renewed by the master user.

        Raises:
            ValidationError: the master user has no secret, or there is no network.
        """
        self._check_network("multi user")
        return shared.rotate_user(self, id, self, options, managed=False)

    def _check_network(self, kind: str) -> None:
        if self.secret is not None and self.vpc is None:
            raise ValidationError(f"Cannot add {kind} rotation for a cluster without VPC.", scope=self)


class ServerlessClusterFromSnapshot(_NewServerless):
    """A cluster of Aurora Serverless v1 that is restored from a snapshot.

    Attributes:
        secret: The master user's secret, if there is one.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.ServerlessClusterFromSnapshot"

    @takes(ServerlessClusterFromSnapshotProps)
    def __init__(self, scope: Construct, id: str, props: ServerlessClusterFromSnapshotProps) -> None:
        """Restore a cluster.

        Raises:
            ValidationError: subnets or security groups are given without a network, or the capacity is none.
        """
        super().__init__(scope, id, props)
        credentials = shared.render_snapshot_credentials(self, props.credentials)
        password = credentials.password if credentials is not None else None
        resource = CfnDBCluster(
            self,
            "Resource",
            **self._new_properties,
            snapshot_identifier=props.snapshot_identifier,
            master_user_password=password.unsafe_unwrap() if password is not None else None,
        )
        self._take(resource)
        if credentials is not None and credentials.secret is not None:
            self.secret = credentials.secret.attach(self)


class _ImportedServerless(_ServerlessBase):
    def __init__(self, scope: Construct, id: str, attrs: ServerlessClusterAttributes) -> None:
        super().__init__(scope, id)
        self._attrs = attrs
        self.cluster_identifier = attrs.cluster_identifier
        self.secret = attrs.secret
        self.enable_data_api = True
        self.connections = Connections(
            security_groups=attrs.security_groups,
            default_port=Port.tcp(attrs.port) if attrs.port is not None else None,
        )

    @property
    def cluster_endpoint(self) -> Endpoint:  # type: ignore[override]  # known or refused
        if self._attrs.cluster_endpoint_address is None or self._attrs.port is None:
            self._refuse("clusterEndpoint", "an endpoint address and port")
        return Endpoint(self._attrs.cluster_endpoint_address, self._attrs.port)

    @property
    def cluster_read_endpoint(self) -> Endpoint:  # type: ignore[override]  # known or refused
        if self._attrs.reader_endpoint_address is None or self._attrs.port is None:
            self._refuse("clusterReadEndpoint", "a readerEndpointAddress and port")
        return Endpoint(self._attrs.reader_endpoint_address, self._attrs.port)

    def _refuse(self, what: str, without: str) -> NoReturn:
        raise AssumptionError(f"Cannot access `{what}` of an imported cluster without {without}", scope=self)

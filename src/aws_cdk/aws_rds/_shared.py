"""What instances and clusters do alike: roles for S3, the master's secret, monitoring, rotation, logs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.principals import CompositePrincipal, ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_rds.credentials import Credentials, SnapshotCredentials
from aws_cdk.aws_rds.database_options import DatabaseInsightsMode, PerformanceInsightRetention
from aws_cdk.aws_rds.database_secret import NOT_IN_PASSWORDS, DatabaseSecret
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_rds.database_options import RotationMultiUserOptions, RotationSingleUserOptions
    from aws_cdk.aws_rds.engine import IEngine
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.aws_secretsmanager.secret_rotation import SecretRotation
    from constructs import Construct


def s3_roles(scope: Construct, props: Any, *, combine: bool) -> tuple[IRole | None, IRole | None]:
    """Return the roles that import from S3 and export to it; make those that buckets are given for.

    Args:
        scope: The database.
        props: Its options.
        combine: Whether one role is used for both ways.

    Raises:
        ValidationError: a role and buckets are given for one way.
    """
    import_role, export_role = props.s3_import_role, props.s3_export_role
    if props.s3_import_buckets:
        if import_role is not None:
            raise ValidationError(
                "Only one of s3ImportRole or s3ImportBuckets must be specified, not both.",
                scope=scope,
                fix="leave s3_import_buckets out, and let the role read them",
            )
        import_role = export_role if combine and export_role is not None else _role_for_s3(scope, "S3ImportRole")
        for bucket in props.s3_import_buckets:
            bucket.grant_read(import_role)
    if props.s3_export_buckets:
        if export_role is not None:
            raise ValidationError(
                "Only one of s3ExportRole or s3ExportBuckets must be specified, not both.",
                scope=scope,
                fix="leave s3_export_buckets out, and let the role write to them",
            )
        export_role = import_role if combine and import_role is not None else _role_for_s3(scope, "S3ExportRole")
        for bucket in props.s3_export_buckets:
            bucket.grant_read_write(export_role)
    return import_role, export_role


def _role_for_s3(scope: Construct, id: str) -> IRole:
    return Role(scope, id, assumed_by=ServicePrincipal("rds.amazonaws.com"))


def directory_role(scope: Construct, id: str = "RDSDirectoryServiceRole") -> IRole:
    """Make the role that looks users up in Active Directory."""
    return Role(
        scope,
        id,
        assumed_by=CompositePrincipal(
            ServicePrincipal("rds.amazonaws.com"), ServicePrincipal("directoryservice.rds.amazonaws.com")
        ),
        managed_policies=[ManagedPolicy.from_aws_managed_policy_name("service-role/AmazonRDSDirectoryServiceAccess")],
    )


def monitoring_role(scope: Construct) -> IRole:
    """Make the role that writes down how a machine does."""
    return Role(
        scope,
        "MonitoringRole",
        assumed_by=ServicePrincipal("monitoring.rds.amazonaws.com"),
        managed_policies=[ManagedPolicy.from_aws_managed_policy_name("service-role/AmazonRDSEnhancedMonitoringRole")],
    )


def render_credentials(scope: Construct, engine: IEngine, credentials: Credentials | None) -> Credentials:
    """Return who the master user is; make a secret where neither it nor a password is given."""
    given = credentials or Credentials.from_username(engine.default_username or "admin")
    if given.secret is not None or given.password is not None:
        return given
    secret = DatabaseSecret(
        scope,
        "Secret",
        username=given.username,
        secret_name=given.secret_name,
        encryption_key=given.encryption_key,
        exclude_characters=given.exclude_characters,
        # Where the name stands in the template, another secret may take this one's place.
        replace_on_password_criteria_changes=given.username_as_string,
        replica_regions=given.replica_regions,
    )
    return Credentials.from_secret(secret, given.username if given.username_as_string else None)


def render_snapshot_credentials(
    scope: Construct, credentials: SnapshotCredentials | None, id: str = "Secret"
) -> SnapshotCredentials | None:
    """Return who the master user out of a snapshot is; make a secret where it is asked for.

    Raises:
        ValidationError: a password is to be made up, but nobody is named.
    """
    if credentials is None or not credentials.generate_password:
        return credentials
    if not credentials.username:
        raise ValidationError(
            "`credentials` `username` must be specified when `generatePassword` is set to true",
            scope=scope,
            fix="use Credentials.from_generated_secret(username)",
        )
    secret = DatabaseSecret(
        scope,
        id,
        username=credentials.username,
        encryption_key=credentials.encryption_key,
        exclude_characters=credentials.exclude_characters,
        replace_on_password_criteria_changes=credentials.replace_on_password_criteria_changes,
        replica_regions=credentials.replica_regions,
    )
    return SnapshotCredentials.from_secret(secret)


def managed_master(scope: Construct, engine: IEngine, credentials: Credentials | None) -> dict[str, Any]:
    """Return the properties of a master user whose password the service keeps.

    Raises:
        ValidationError: more is given of the user than the name and the secret's key.
    """
    given = credentials or Credentials.from_username(engine.default_username or "admin")
    names = (
        ("password", "password"),
        ("secret", "secret"),
        ("secretName", "secret_name"),
        ("excludeCharacters", "exclude_characters"),
        ("replicaRegions", "replica_regions"),
        ("usernameAsString", "username_as_string"),
    )
    unsupported = [name for name, attribute in names if getattr(given, attribute) not in (None, False)]
    if unsupported:
        raise ValidationError(
            "When manageMasterUserPassword is enabled, only 'username' and 'encryptionKey' are allowed in credentials. "
            f"Found unsupported properties: {', '.join(unsupported)}.",
            scope=scope,
            fix="make them with Credentials.from_username(name, encryption_key=key)",
        )
    key = given.encryption_key
    return {
        "manage_master_user_password": True,
        "master_username": given.username,
        "master_user_secret": {"kmsKeyId": key.key_arn} if key is not None else None,
    }


def check_insights(scope: Construct, props: Any) -> None:
    """Check what Performance Insights is told.

    Raises:
        ValidationError: it is turned off, but options of it are given; or it does not keep enough.
    """
    advanced = props.database_insights_mode is DatabaseInsightsMode.ADVANCED
    wrong = []
    if props.enable_performance_insights is False and _asks_for_insights(props):
        wrong.append(
            "`enablePerformanceInsights` disabled, but `performanceInsightRetention` or "
            "`performanceInsightEncryptionKey` was set, or `databaseInsightsMode` was set to ADVANCED"
        )
    if advanced and props.performance_insight_retention is not PerformanceInsightRetention.MONTHS_15:
        wrong.append(
            "`performanceInsightRetention` must be set to MONTHS_15 when `databaseInsightsMode` is set to ADVANCED"
        )
    if wrong:
        failed = f"{type(scope).__name__} initialization failed due to the following validation error(s):"
        raise ValidationError("\n- ".join([failed, *wrong]), scope=scope)


def insights(props: Any) -> dict[str, Any]:
    """Return what Performance Insights is told."""
    mode, retention = props.database_insights_mode, props.performance_insight_retention
    asked = props.enable_performance_insights
    enabled = _asks_for_insights(props) or None if asked is None else asked
    key = props.performance_insight_encryption_key
    return {
        "enabled": enabled,
        "kms_key": key.key_ref.key_arn if key is not None and enabled else None,
        "retention": (retention or PerformanceInsightRetention.DEFAULT)._value_ if enabled else None,
        "mode": mode._value_ if mode is not None else None,
    }


def _asks_for_insights(props: Any) -> bool:
    return (
        props.performance_insight_retention is not None
        or props.performance_insight_encryption_key is not None
        or props.database_insights_mode is DatabaseInsightsMode.ADVANCED
    )


def export_logs(
    scope: Construct, props: Any, exports: Sequence[str] | None, prefix: str, identifier: str
) -> dict[str, ILogGroup]:
    """Limit how long exported logs are kept, and return their groups; the service makes these.

    Args:
        scope: The database.
        props: Its options.
        exports: The kinds of logs.
        prefix: What the names of the groups begin with.
        identifier: Name of the database, which comes then.
    """
    groups: dict[str, ILogGroup] = {}
    if props.cloudwatch_logs_retention is None:
        return groups
    from aws_cdk.aws_logs.log_group import LogGroup
    from aws_cdk.aws_logs.log_retention import LogRetention

    for log in exports or ():
        name = f"{prefix}/{identifier}/{log}"
        LogRetention(
            scope,
            f"LogRetention{log}",
            log_group_name=name,
            retention=props.cloudwatch_logs_retention,
            role=props.cloudwatch_logs_retention_role,
        )
        groups[log] = LogGroup.from_log_group_name(scope, f"LogGroup{identifier}{log}", name)
    return groups


def managed_secret(scope: Construct, resource: Any, credentials: Credentials | None) -> ISecret:
    """Return the secret in which the service keeps the master user's password."""
    from aws_cdk.aws_secretsmanager.secret import Secret

    return Secret.from_secret_attributes(
        scope,
        "ManagedSecret",
        secret_complete_arn=resource.attr_master_user_secret_secret_arn,
        encryption_key=credentials.encryption_key if credentials is not None else None,
    )


def lower_case(name: str | None) -> str | None:
    """Return a name as the service keeps it: another case would show as drift."""
    return name if name is None or is_unresolved(name) else name.lower()


def protection(props: Any) -> bool | None:
    """Return whether the database cannot be deleted: what stays after the stack is gone is not deleted by mistake."""
    if props.deletion_protection is not None:
        given: bool = props.deletion_protection
        return given
    return True if props.removal_policy is RemovalPolicy.RETAIN else None


def removal_of_parts(policy: RemovalPolicy | None) -> RemovalPolicy | None:
    """Return what happens to what a database needs: it stays where the database does."""
    return policy if policy is RemovalPolicy.RETAIN else None


def helper_removal(policy: RemovalPolicy | None) -> RemovalPolicy:
    """Return what happens to members of a database: they go where a snapshot of the whole is made or nothing is kept."""
    return RemovalPolicy.RETAIN if policy is RemovalPolicy.RETAIN else RemovalPolicy.DESTROY


_ROTATION_ID = "RotationSingleUser"


def rotate_master(scope: Construct, database: Any, options: RotationSingleUserOptions, managed: bool) -> SecretRotation:
    """Let the master user's password be renewed.

    Raises:
        ValidationError: there is no secret, the service renews it itself, or it is renewed already.
    """
    _check_rotation(scope, database, managed, "single user")
    if scope.node.try_find_child(_ROTATION_ID) is not None:
        raise ValidationError(
            f"A single user rotation was already added to this {database._kind.split()[-1]}.",
            scope=scope,
            fix="add further rotations with add_rotation_multi_user()",
        )
    return _rotation(scope, _ROTATION_ID, database, options, database.secret, None)


def rotate_user(
    scope: Construct, id: str, database: Any, options: RotationMultiUserOptions, managed: bool
) -> SecretRotation:
    """Let another user's password be renewed by the master user.

    Raises:
        ValidationError: the master user has no secret, or the service renews it itself.
    """
    _check_rotation(scope, database, managed, "multi user")
    return _rotation(scope, id, database, options, options.secret, database.secret)


def _check_rotation(scope: Construct, database: Any, managed: bool, kind: str) -> None:
    if managed:
        raise ValidationError(
            "Cannot add rotation when `manageMasterUserPassword` is enabled. RDS automatically rotates the master password "
            "when it manages the secret.",
            scope=scope,
        )
    if database.secret is None:
        raise ValidationError(
            f"Cannot add {kind} rotation for {database._kind} without secret.",
            scope=scope,
            fix="give credentials=Credentials.from_generated_secret(...)",
        )


def _rotation(
    scope: Construct, id: str, database: Any, options: Any, secret: ISecret, master: ISecret | None
) -> SecretRotation:
    from aws_cdk.aws_secretsmanager.secret_rotation import SecretRotation

    given = {"exclude_characters": NOT_IN_PASSWORDS, "vpc_subnets": database._rotation_subnets, **options._given()}
    given.pop("secret", None)
    engine = database.engine
    application = engine.single_user_rotation_application if master is None else engine.multi_user_rotation_application
    return SecretRotation(
        scope,
        id,
        secret=secret,
        master_secret=master,
        application=application,
        vpc=database.vpc,
        target=database,
        **given,
    )

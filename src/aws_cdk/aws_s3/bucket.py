"""The bucket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import AnyPrincipal, ServicePrincipal
from aws_cdk.aws_s3._l1 import CfnBucket
from aws_cdk.aws_s3.access import (
    BlockPublicAccess,
    BucketAccessControl,
    BucketNamespace,
    ObjectOwnership,
    rendered_access,
)
from aws_cdk.aws_s3.access_logs import TargetObjectKeyFormat
from aws_cdk.aws_s3.bucket_base import BucketBase, IBucket
from aws_cdk.aws_s3.bucket_name import check_bucket_name, check_bucket_name_prefix
from aws_cdk.aws_s3.cors import CorsRule, rendered_cors
from aws_cdk.aws_s3.encryption import BlockedEncryptionType, BucketEncryption, rendered_encryption
from aws_cdk.aws_s3.imported_bucket import BucketAttributes, imported_bucket
from aws_cdk.aws_s3.intelligent_tiering import IntelligentTieringConfiguration, rendered_tiering
from aws_cdk.aws_s3.inventory import Inventory, rendered_inventories
from aws_cdk.aws_s3.lifecycle import LifecycleRule, TransitionDefaultMinimumObjectSize, rendered_lifecycle
from aws_cdk.aws_s3.metrics import BucketMetrics, rendered_metrics
from aws_cdk.aws_s3.object_lock import ObjectLockRetention, rendered_lock
from aws_cdk.aws_s3.replication import (
    GrantReplicationPermissionDestinationProps,
    GrantReplicationPermissionProps,
    ReplicationRule,
    check_replication,
    is_cross_account,
    rendered_rule,
)
from aws_cdk.aws_s3.website import RedirectTarget, RoutingRule, rendered_website
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct

_BLOCK_BY_DEFAULT = "@aws-cdk/aws-s3:publicAccessBlockedByDefault"
# What the peer accepts of its own report for sizes in lifecycle rules.
_SIZES_RULE = "CloudFormation-Validate::W9003"
_SIZES_NOTE = (
    "LifecycleRule.objectSizeLessThan and LifecycleRule.objectSizeGreaterThan are numbers for historical reasons"
)
_LOGS_BY_POLICY = "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy"
_UNIQUE_REPLICATION_ROLE = "@aws-cdk/aws-s3:setUniqueReplicationRoleName"

# As the peer: by this its report accepts the deprecated property wherever it is set.
_ACCESS_CONTROL_IS_ACCEPTED = (
    "aws:cdk:acknowledged-rules",
    {
        "CloudFormation-Validate::W3045": (
            "accessControl is deprecated, but we are still using it for historical reasons."
        )
    },
)

# Lists that give others something; they need objects to belong to who wrote them.
_LISTS_WITH_GRANTEES = (
    BucketAccessControl.PUBLIC_READ,
    BucketAccessControl.PUBLIC_READ_WRITE,
    BucketAccessControl.AUTHENTICATED_READ,
    BucketAccessControl.LOG_DELIVERY_WRITE,
    BucketAccessControl.AWS_EXEC_READ,
)


class BucketProps(Struct):
    """Options of a bucket."""

    abac_status: bool | None = None
    """Whether policies may ask for the bucket's tags. Default: S3's."""
    access_control: BucketAccessControl | None = None
    """A canned access control list. Default: private."""
    auto_delete_objects: bool | None = None
    """Delete all objects before the bucket is deleted; needs removal policy DESTROY. Default: no."""
    blocked_encryption_types: Sequence[BlockedEncryptionType] | None = None
    """Ways of encryption that are refused in requests. Default: S3's."""
    block_public_access: BlockPublicAccess | None = None
    """Which ways of public access are blocked. Default: S3's, which blocks all."""
    bucket_key_enabled: bool | None = None
    """Use a key of the bucket below the KMS key, which saves calls of KMS. Default: no."""
    bucket_name: str | None = None
    """Name of the bucket. Default: chosen by CloudFormation."""
    bucket_name_prefix: str | None = None
    """What S3 makes the name from, at most 37 characters; only with ``bucket_namespace`` ACCOUNT_REGIONAL."""
    bucket_namespace: BucketNamespace | None = None
    """Where the name has to be unique. Default: everywhere."""
    cors: Nested[Sequence[CorsRule] | None] = nested()
    """What pages of other origins may do."""
    encryption: BucketEncryption | None = None
    """How objects are encrypted. Default: KMS if ``encryption_key`` is given, else as S3 does by itself."""
    encryption_key: IKey | None = None
    """The KMS key. Default: a new one, if ``encryption`` needs it."""
    enforce_ssl: bool | None = None
    """Refuse requests without TLS. Default: no."""
    event_bridge_enabled: bool | None = None
    """Send all events to the default event bus. Default: no."""
    intelligent_tiering_configurations: Nested[Sequence[IntelligentTieringConfiguration] | None] = nested()
    """When objects of the intelligent tiering storage class are archived."""
    inventories: Nested[Sequence[Inventory] | None] = nested()
    """Lists of objects that are written regularly."""
    lifecycle_rules: Nested[Sequence[LifecycleRule] | None] = nested()
    """What happens to objects as they age."""
    metrics: Nested[Sequence[BucketMetrics] | None] = nested()
    """Which objects requests are counted for."""
    minimum_tls_version: int | float | None = None
    """Refuse requests with an older TLS; needs ``enforce_ssl``. Default: any."""
    notifications_handler_role: IRole | None = None
    """Role of the function that sets notifications. Default: a new one."""
    notifications_skip_destination_validation: bool | None = None
    """Do not have S3 check destinations of notifications. Default: it checks them."""
    object_lock_default_retention: ObjectLockRetention | None = None
    """How long new objects are locked. Default: not at all."""
    object_lock_enabled: bool | None = None
    """Whether objects can be locked. Default: yes if there is a default retention."""
    object_ownership: ObjectOwnership | None = None
    """Who owns objects that others write. Default: S3's, the bucket's owner."""
    public_read_access: bool | None = None
    """Let everyone read objects; public policies must not be blocked. Default: no."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the bucket when it leaves the stack. Default: it is kept."""
    replication_role: IRole | None = None
    """Role that objects are replicated with; only with ``replication_rules``. Default: a new one."""
    replication_rules: Nested[Sequence[ReplicationRule] | None] = nested()
    """Which objects are replicated where; needs ``versioned``."""
    server_access_logs_bucket: IBucket | None = None
    """Where requests are logged. Default: the bucket itself if a prefix is given, else nowhere."""
    server_access_logs_prefix: str | None = None
    """What the keys of logs start with."""
    target_object_key_format: TargetObjectKeyFormat | None = None
    """How the keys of logs are made. Default: simple."""
    transfer_acceleration: bool | None = None
    """Let requests go through the edge locations of AWS. Default: no."""
    transition_default_minimum_object_size: TransitionDefaultMinimumObjectSize | None = None
    """The size below which lifecycle rules do not move objects. Default: S3's."""
    versioned: bool | None = None
    """Keep old versions of objects. Default: no."""
    website_error_document: str | None = None
    """Key of the page for errors; needs ``website_index_document``."""
    website_index_document: str | None = None
    """Key of the page for folders; makes the bucket a website."""
    website_redirect: Nested[RedirectTarget | None] = nested()
    """Where all requests are redirected to; with no other option of a website."""
    website_routing_rules: Nested[Sequence[RoutingRule] | None] = nested()
    """Which requests are redirected where."""


class Bucket(BucketBase):
    """A bucket of S3 with its policy and, if it needs one, its key."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-s3.Bucket"

    @staticmethod
    @checked
    def from_bucket_arn(scope: Construct, id: str, bucket_arn: str) -> IBucket:
        """Return a bucket made elsewhere, by its ARN."""
        return Bucket.from_bucket_attributes(scope, id, bucket_arn=bucket_arn)

    @staticmethod
    @checked
    def from_bucket_name(scope: Construct, id: str, bucket_name: str) -> IBucket:
        """Return a bucket made elsewhere, by its name."""
        return Bucket.from_bucket_attributes(scope, id, bucket_name=bucket_name)

    @staticmethod
    @takes(BucketAttributes)
    def from_bucket_attributes(scope: Construct, id: str, attrs: BucketAttributes) -> IBucket:
        """Return a bucket made elsewhere, by what is known of it.

        Raises:
            ValidationError: neither name nor ARN is given, or the name cannot be one.
        """
        return imported_bucket(scope, id, attrs)

    @staticmethod
    @checked
    def from_cfn_bucket(cfn_bucket: CfnBucket) -> IBucket:
        """Return a bucket made with L1 as one of L2; the same each time."""
        from aws_cdk.aws_s3._l1_bucket import bucket_from_l1

        return bucket_from_l1(cfn_bucket)

    @staticmethod
    @checked
    def validate_bucket_name(physical_name: str, allow_legacy_bucket_naming: bool | None = None) -> None:
        """Check a name against the rules of S3.

        Raises:
            ValidationError: the name breaks one of the rules; the message has all that it breaks.
        """
        check_bucket_name(physical_name, legacy=bool(allow_legacy_bucket_naming))

    @takes(BucketProps)
    def __init__(self, scope: Construct, id: str, props: BucketProps) -> None:
        super().__init__(scope, id, physical_name=props.bucket_name)
        self.auto_create_policy = True
        self.notifications_handler_role = props.notifications_handler_role
        self.notifications_skip_destination_validation = props.notifications_skip_destination_validation
        self.object_ownership = props.object_ownership
        encryption, self.encryption_key = rendered_encryption(
            self,
            encryption=props.encryption,
            key=props.encryption_key,
            bucket_key_enabled=props.bucket_key_enabled,
            blocked=props.blocked_encryption_types,
        )
        self._check_names(props)
        website = rendered_website(
            self,
            index_document=props.website_index_document,
            error_document=props.website_error_document,
            redirect=props.website_redirect,
            routing_rules=props.website_routing_rules,
        )
        self.is_website = website is not None
        self._access_control: BucketAccessControl | None = None
        self._lifecycle_rules: list[LifecycleRule] = []
        self._sizes_noted = False
        self._transition_minimum = props.transition_default_minimum_object_size
        self._cors: list[CorsRule] = list(props.cors or ())
        self._metrics: list[BucketMetrics] = list(props.metrics or ())
        self._inventories: list[Inventory] = list(props.inventories or ())
        lock = rendered_lock(self, enabled=props.object_lock_enabled, retention=props.object_lock_default_retention)
        replication_role = self._replication_role(props)
        if props.access_control is not None:
            self._set_access_control(props.access_control)
        self._resource = CfnBucket(
            self,
            "Resource",
            bucket_name=self.physical_name,
            bucket_name_prefix=props.bucket_name_prefix,
            bucket_namespace=props.bucket_namespace._value_ if props.bucket_namespace else None,
            abac_status=None if props.abac_status is None else ("Enabled" if props.abac_status else "Disabled"),
            accelerate_configuration={"acceleration_status": "Enabled"} if props.transfer_acceleration else None,
            access_control=lazy_string(lambda: self._access_control._value_ if self._access_control else None),
            bucket_encryption=encryption,
            cors_configuration=lazy_any(lambda: rendered_cors(self._cors)),
            intelligent_tiering_configurations=rendered_tiering(props.intelligent_tiering_configurations),
            inventory_configurations=lazy_any(lambda: rendered_inventories(self, self._inventories)),
            lifecycle_configuration=lazy_any(
                lambda: rendered_lifecycle(self, self._lifecycle_rules, self._transition_minimum)
            ),
            logging_configuration=self._logging(props),
            metrics_configurations=lazy_any(lambda: rendered_metrics(self._metrics)),
            object_lock_configuration=lock,
            object_lock_enabled=True if lock is not None else props.object_lock_enabled,
            ownership_controls=lazy_any(self._rendered_ownership),
            public_access_block_configuration=self._public_access_block(props.block_public_access),
            replication_configuration=self._rendered_replication(props.replication_rules, replication_role),
            versioning_configuration={"status": "Enabled"} if props.versioned else None,
            website_configuration=website,
        )
        self._resource.apply_removal_policy(props.removal_policy)
        self._set_attributes()
        if replication_role is not None and props.replication_role is None:
            self._let_replicate(replication_role, props.replication_rules or ())
        self.disallow_public_access = self._blocks_public_policy(props.block_public_access)
        self._lifecycle_rules += props.lifecycle_rules or ()
        self._note_sizes(self._lifecycle_rules)
        self._enforce_tls(props)
        self._let_logs_be_delivered(props)
        if props.public_read_access:
            self._let_everyone_read(props)
        if props.auto_delete_objects:
            self._delete_objects_automatically(props)
        if props.event_bridge_enabled:
            self.enable_event_bridge_notification()

    # -- later additions --------------------------------------------------

    @takes(LifecycleRule)
    def add_lifecycle_rule(self, rule: LifecycleRule) -> None:
        """Add a rule for objects as they age. What is wrong with it shows at synthesis."""
        self._lifecycle_rules.append(rule)
        self._note_sizes([rule])

    def _note_sizes(self, rules: Sequence[LifecycleRule]) -> None:
        """Accept, where a rule has a size, that it is a number and not a text as the specification wants it."""
        if self._sizes_noted or all(rule.object_size_less_than is None for rule in rules):
            return
        from aws_cdk.core.validations import Acknowledgment, Validations

        self._sizes_noted = True
        Validations.of(self).acknowledge(Acknowledgment(id=_SIZES_RULE, reason=_SIZES_NOTE))

    @takes(CorsRule)
    def add_cors_rule(self, rule: CorsRule) -> None:
        """Add a rule for pages of other origins."""
        self._cors.append(rule)

    @takes(BucketMetrics)
    def add_metric(self, metric: BucketMetrics) -> None:
        """Count requests for some objects."""
        self._metrics.append(metric)

    @takes(Inventory)
    def add_inventory(self, inventory: Inventory) -> None:
        """Have objects listed regularly."""
        self._inventories.append(inventory)

    # -- parts of the constructor -----------------------------------------

    def _check_names(self, props: BucketProps) -> None:
        if props.bucket_name is not None and props.bucket_name_prefix:
            raise ValidationError(
                "'bucketName' and 'bucketNamePrefix' cannot be used together", scope=self, fix="keep one of the two"
            )
        regional = props.bucket_namespace is BucketNamespace.ACCOUNT_REGIONAL
        if props.bucket_name is not None and regional:
            raise ValidationError(
                "'bucketName' cannot be used with 'bucketNamespace' (except GLOBAL). Use 'bucketNamePrefix' with "
                "'bucketNamespace' instead",
                scope=self,
            )
        if regional and not props.bucket_name_prefix:
            raise ValidationError(
                "'bucketNamespace' ACCOUNT_REGIONAL requires 'bucketNamePrefix' to be specified",
                scope=self,
                fix="set bucket_name_prefix; S3 makes the name from it",
            )
        if props.bucket_name_prefix:
            if not regional:
                raise ValidationError(
                    "'bucketNamePrefix' requires 'bucketNamespace' to be set to ACCOUNT_REGIONAL",
                    scope=self,
                    fix="set bucket_namespace=BucketNamespace.ACCOUNT_REGIONAL",
                )
            check_bucket_name_prefix(props.bucket_name_prefix, scope=self)
        check_bucket_name(self.physical_name, scope=self)

    def _blocks_public_policy(self, block: BlockPublicAccess | None) -> bool | None:
        if block is None:
            return None
        blocks = block.block_public_policy
        # Under the flag, what is not said of a block that is given is blocked.
        return (flag_enabled(self.node, _BLOCK_BY_DEFAULT) if blocks is None else blocks) or None

    def _set_attributes(self) -> None:
        resource = self._resource
        self.bucket_name = self._get_resource_name_attribute(resource.ref)
        self.bucket_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="s3", region="", account="", resource=self.physical_name),
        )
        self.bucket_domain_name = resource.attr_domain_name
        self.bucket_dual_stack_domain_name = resource.attr_dual_stack_domain_name
        self.bucket_regional_domain_name = resource.attr_regional_domain_name

    @property
    def bucket_website_url(self) -> str:
        """The address of the bucket as a website."""
        return self._resource.attr_website_url

    @property
    def bucket_website_domain_name(self) -> str:
        """The host name of the bucket as a website."""
        return Fn.select(2, Fn.split("/", self.bucket_website_url))

    def _public_access_block(self, block: BlockPublicAccess | None) -> dict[str, Any] | None:
        if block is None:
            return None
        # With the flag, what is not said stays blocked, as in a bucket of which nothing is said.
        return rendered_access(block, unsaid=True if flag_enabled(self.node, _BLOCK_BY_DEFAULT) else None)

    def _rendered_ownership(self) -> dict[str, Any] | None:
        """Return who owns objects, as far as it is said or follows from the access control list."""
        ownership = self.object_ownership
        if ownership is None and self._access_control in _LISTS_WITH_GRANTEES:
            ownership = ObjectOwnership.OBJECT_WRITER
        return {"rules": [{"object_ownership": ownership._value_}]} if ownership else None

    def _enforce_tls(self, props: BucketProps) -> None:
        if props.enforce_ssl:
            self._deny("Bool", "aws:SecureTransport", "false")
            if props.minimum_tls_version:
                self._deny("NumericLessThan", "s3:TlsVersion", props.minimum_tls_version)
        elif props.minimum_tls_version:
            raise ValidationError(
                "'enforceSSL' must be enabled for 'minimumTLSVersion' to be applied",
                scope=self,
                fix="set enforce_ssl=True",
            )

    def _deny(self, operator: str, key: str, value: Any) -> None:
        from aws_cdk.aws_iam.effect import Effect

        self.add_to_resource_policy(
            PolicyStatement(
                actions=["s3:*"],
                conditions={operator: {key: value}},
                effect=Effect.DENY,
                resources=[self.bucket_arn, self.arn_for_objects("*")],
                principals=[AnyPrincipal()],
            )
        )

    def _let_everyone_read(self, props: BucketProps) -> None:
        if self.disallow_public_access:
            raise ValidationError(
                "Cannot grant public access when 'blockPublicPolicy' is enabled",
                scope=self,
                fix="allow public policies: block_public_access=BlockPublicAccess.BLOCK_ACLS_ONLY",
            )
        if props.block_public_access is None:
            raise ValidationError(
                "Cannot use 'publicReadAccess' property on a bucket without allowing bucket-level public access through "
                "'blockPublicAccess' property.",
                scope=self,
                fix="allow public policies: block_public_access=BlockPublicAccess.BLOCK_ACLS_ONLY",
            )
        self.grant_public_access()

    def _delete_objects_automatically(self, props: BucketProps) -> None:
        if props.removal_policy is not RemovalPolicy.DESTROY:
            raise ValidationError(
                "Cannot use 'autoDeleteObjects' property on a bucket without setting removal policy to 'DESTROY'.",
                scope=self,
                fix="set removal_policy=RemovalPolicy.DESTROY",
            )
        from aws_cdk.aws_s3._auto_delete import delete_objects_automatically

        delete_objects_automatically(self, self.add_to_resource_policy)

    def _set_access_control(self, access_control: BucketAccessControl) -> None:
        """Set the access control list.

        Raises:
            ValidationError: the list gives others something, and objects belong to the bucket's owner.
        """
        self._access_control = access_control
        if access_control in _LISTS_WITH_GRANTEES and self.object_ownership is ObjectOwnership.BUCKET_OWNER_ENFORCED:
            raise ValidationError(
                f'objectOwnership must be set to "ObjectWriter" when accessControl is "{access_control._value_}"',
                scope=self,
                fix="leave object_ownership out, or use a bucket policy instead of access_control",
            )
        # The rule that the property is deprecated; buckets of older apps cannot do without it.
        self.node.add_metadata(*_ACCESS_CONTROL_IS_ACCEPTED)

    # -- access logs ------------------------------------------------------

    def _logging(self, props: BucketProps) -> dict[str, Any] | None:
        if props.server_access_logs_bucket is None and not props.server_access_logs_prefix:
            return None
        target = props.server_access_logs_bucket
        format = props.target_object_key_format
        return {
            "destination_bucket_name": target.bucket_name if target is not None else None,
            "log_file_prefix": props.server_access_logs_prefix,
            "target_object_key_format": format._render() if format is not None else None,
        }

    def _let_logs_be_delivered(self, props: BucketProps) -> None:
        target = props.server_access_logs_bucket
        prefix = props.server_access_logs_prefix
        if isinstance(target, Bucket):
            target._take_logs_of(self, prefix)
        elif target is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-s3:accessLogsPolicyNotAdded",
                f"Unable to add necessary logging permissions to imported target bucket: {target.node.path}",
            )
        elif prefix:
            if props.encryption in (BucketEncryption.KMS_MANAGED, BucketEncryption.DSSE_MANAGED):
                raise ValidationError(
                    "Default bucket encryption with KMS managed or DSSE managed key is not supported for Server Access "
                    "Logging target buckets",
                    scope=self,
                    fix="use encryption S3_MANAGED, or KMS with a key of your own",
                )
            self._take_logs_of(self, prefix)

    def _take_logs_of(self, source: Bucket, prefix: str | None) -> None:
        """Let S3 write the access logs of ``source`` to this bucket."""
        if flag_enabled(self.node, _LOGS_BY_POLICY):
            # The stack of the source needs this bucket: if its policy named the source, two stacks would need each other.
            conditions = {
                "ArnLike": {"aws:SourceArn": source.bucket_arn},
                "StringEquals": {"aws:SourceAccount": source.env.account},
            }
            self.add_to_resource_policy(
                PolicyStatement(
                    principals=[ServicePrincipal("logging.s3.amazonaws.com")],
                    actions=["s3:PutObject"],
                    resources=[self.arn_for_objects(f"{prefix}*" if prefix else "*")],
                    conditions=conditions if source.stack is self.stack else None,
                )
            )
        elif self._access_control and self._access_control is not BucketAccessControl.LOG_DELIVERY_WRITE:
            raise ValidationError(
                "Cannot enable log delivery to this bucket because the bucket's ACL has been set and can't be changed",
                scope=self,
                fix=f"leave access_control out, or set the feature flag {_LOGS_BY_POLICY}",
            )
        else:
            self._set_access_control(BucketAccessControl.LOG_DELIVERY_WRITE)
        if self.encryption_key is not None and source is not self:
            self.encryption_key.grant_encrypt_decrypt(ServicePrincipal("logging.s3.amazonaws.com"))

    # -- replication ------------------------------------------------------

    def _replication_role(self, props: BucketProps) -> IRole | None:
        rules = props.replication_rules
        if not rules:
            if props.replication_role is not None:
                raise ValidationError(
                    "cannot specify replicationRole when replicationRules is empty",
                    scope=self,
                    fix="say with replication_rules what is replicated, or leave replication_role out",
                )
            return None
        check_replication(self, rules, versioned=bool(props.versioned))
        role = props.replication_role or self._new_replication_role()
        self.replication_role_arn = role.role_arn
        return role

    def _new_replication_role(self) -> IRole:
        from aws_cdk.aws_iam.role import Role

        unique = flag_enabled(self.node, _UNIQUE_REPLICATION_ROLE)
        return Role(
            self,
            "ReplicationRole",
            assumed_by=ServicePrincipal("s3.amazonaws.com"),
            role_name=PhysicalName.GENERATE_IF_NEEDED if unique else "CDKReplicationRole",
        )

    def _let_replicate(self, role: IRole, rules: Sequence[ReplicationRule]) -> None:
        destinations = [
            GrantReplicationPermissionDestinationProps(bucket=rule.destination, encryption_key=rule.kms_key)
            for rule in rules
        ]
        self.grants._replication_permission(role, GrantReplicationPermissionProps(destinations=destinations))

    def _rendered_replication(
        self, rules: Sequence[ReplicationRule] | None, role: IRole | None
    ) -> dict[str, Any] | None:
        if not rules or role is None:
            return None
        rendered = [rendered_rule(self, rule) for rule in rules]
        if any(is_cross_account(self, rule.destination) for rule in rules):
            Annotations.of(self).add_info(
                "For Cross-account S3 replication, ensure to set up permissions on destination bucket using method "
                "addReplicationPolicy() "
            )
        return {"role": role.role_arn, "rules": rendered}

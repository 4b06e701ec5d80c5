"""Files that are in a bucket once the stack is deployed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3_deployment._deployment_function import _DeploymentFunction, function_suffix
from aws_cdk.aws_s3_deployment.object_metadata import CacheControl, ServerSideEncryption, StorageClass
from aws_cdk.aws_s3_deployment.source import DeploymentSourceContext, ISource, SourceConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.expiration import Expiration
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.size import Size
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_aspect import Tags
from aws_cdk.core.token import Token, is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import ISecurityGroup, IVpc, SubnetSelection
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.aws_s3.access import BucketAccessControl
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_cloudfront import IDistributionRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_RESOURCE_TYPE = "Custom::CDKBucketDeployment"
# The bucket tells by tags which deployments write to it: the handler asks before it deletes a prefix that moved.
_OWNER_TAG = "aws-cdk:cr-owned"
_MAX_PREFIX = 102  # characters; with the rest of the tag's key it makes 128, which S3 allows


class BucketDeploymentProps(Struct):
    """Options of :class:`BucketDeployment`."""

    destination_bucket: IBucket
    sources: Sequence[ISource]
    """Deployed in this order, all into the same place."""
    access_control: BucketAccessControl | None = None
    """Canned access control list of the objects. Default: none."""
    cache_control: Sequence[CacheControl] | None = None
    """Directives of the header ``Cache-Control``. Default: none."""
    content_disposition: str | None = None
    content_encoding: str | None = None
    content_language: str | None = None
    content_type: str | None = None
    """Type of all objects. Default: by the ending of each name."""
    destination_key_prefix: str | None = None
    """Begins the keys of the objects; at most 102 characters. Default: the top of the bucket."""
    distribution: IDistributionRef | None = None
    """A CloudFront distribution whose caches are told of the change. Default: none."""
    distribution_paths: Sequence[str] | None = None
    """Paths that the caches forget; each begins with a slash. Default: all below the prefix."""
    ephemeral_storage_size: Size | None = None
    """Room for files in the function, 512 MiB to 10 GiB. Default: 512 MiB."""
    exclude: Sequence[str] | None = None
    """Patterns of names that are neither written nor deleted. Default: none."""
    expires: Expiration | None = None
    """When caches drop the objects. Default: not said."""
    extract: bool | None = None
    """Whether archives are unpacked; else they are copied as they are. Default: yes."""
    include: Sequence[str] | None = None
    """Patterns of names that are taken in spite of ``exclude``. Default: none."""
    log_group: ILogGroupRef | None = None
    """The function's log group. Default: made by Lambda."""
    log_retention: RetentionDays | None = None
    """How long the function's logs are kept; not with ``log_group``. Default: forever."""
    memory_limit: float | None = None
    """MiB of memory of the function. Default: 1024 here."""
    metadata: Mapping[str, str] | None = None
    """The objects' own metadata. Default: none."""
    output_object_keys: bool | None = None
    """Whether the resource says the keys of the source archives, see ``object_keys``. Default: yes."""
    prune: bool | None = None
    """Whether objects below the prefix that no source has are deleted. Default: yes."""
    retain_on_delete: bool | None = None
    """Whether the objects stay when the resource is deleted or moved. Default: yes."""
    role: IRole | None = None
    """The function's role. Default: a new one."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of the function; only with ``vpc``. Default: a new one."""
    server_side_encryption: ServerSideEncryption | None = None
    """Default: the bucket's own."""
    server_side_encryption_aws_kms_key_id: str | None = None
    server_side_encryption_customer_algorithm: str | None = None
    sign_content: bool | None = None
    """Whether uploads sign their payload, as some bucket policies ask. Default: no."""
    storage_class: StorageClass | None = None
    """Default: ``STANDARD``."""
    use_efs: bool | None = None
    """Whether the files are unpacked onto a file system of EFS; needs ``vpc``. Default: no."""
    vpc: IVpc | None = None
    """Where the function runs. Default: in no VPC."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""
    wait_for_distribution_invalidation: bool | None = None
    """Whether the deployment waits until the caches have forgotten. Default: yes."""
    website_redirect_location: str | None = None


class BucketDeployment(Construct):
    """Files that a function of the stack writes into a bucket whenever they or their options change.

    Attributes:
        handler_role: The function's role.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-s3-deployment.BucketDeployment"
    _unpacks_to_objects = True  # a bucket knows no links: packages that keep them are not for it

    @takes(BucketDeploymentProps)
    def __init__(self, scope: Construct, id: str, props: BucketDeploymentProps) -> None:
        super().__init__(scope, id)
        self._props = props
        self._destination = props.destination_bucket
        self._deployed: IBucket | None = None
        self._asks_for_arn = False
        self._asks_for_versions = False
        self._check(props)
        if props.vpc is not None:
            self.node.add_dependency(props.vpc)
        suffix = function_suffix(self, props)
        function = _DeploymentFunction(self, props, suffix)
        self.handler_role: IRole = function._known_role
        self._sources = [self._bound(source) for source in props.sources]
        self._destination.grant_read_write(function)
        if props.access_control is not None:
            self._destination.grant_put_acl(function)
        if props.distribution is not None:
            function._allow_invalidation()
        check_before_synthesis(self, self._validate_extraction)
        self._resource = CustomResource(
            self,
            f"CustomResource{suffix}",
            service_token=function.function_arn,
            resource_type=_RESOURCE_TYPE,
            properties={name: value for name, value in self._properties(props).items() if value is not None},
        )
        self._tag_destination(props.destination_key_prefix)

    def _check(self, props: BucketDeploymentProps) -> None:
        if props.distribution_paths is not None:
            if props.distribution is None:
                raise ValidationError(
                    "Distribution must be specified if distribution paths are specified",
                    scope=self,
                    fix="give distribution, or leave distribution_paths out",
                )
            for path in props.distribution_paths:
                if not is_unresolved(path) and not path.startswith("/"):
                    raise ValidationError(
                        f'Distribution paths must start with "/": {path!r} does not',
                        scope=self,
                        fix="write paths as /images/*",
                    )
        if props.use_efs and props.vpc is None:
            raise ValidationError(
                "Vpc must be specified if useEfs is set", scope=self, fix="give vpc; the file system needs one"
            )
        prefix = props.destination_key_prefix
        if prefix and not is_unresolved(prefix) and len(prefix) > _MAX_PREFIX:
            raise ValidationError(
                f'The BucketDeployment construct requires that the "destinationKeyPrefix" be <=104 characters, of which '
                f"the key of a tag of the bucket leaves {_MAX_PREFIX}; it has {len(prefix)}",
                scope=self,
            )

    def _properties(self, props: BucketDeploymentProps) -> dict[str, Any]:
        distribution = props.distribution
        return {
            "SourceBucketNames": lazy_any(lambda: [source.bucket.bucket_name for source in self._sources]),
            "SourceObjectKeys": lazy_any(lambda: [source.zip_object_key for source in self._sources]),
            "SourceMarkers": self._one_a_source(lambda source: source.markers),
            "SourceMarkersConfig": self._one_a_source(_marker_options),
            "DestinationBucketName": self._destination.bucket_name,
            "DestinationBucketKeyPrefix": props.destination_key_prefix,
            "WaitForDistributionInvalidation": props.wait_for_distribution_invalidation is not False,
            "RetainOnDelete": props.retain_on_delete,
            "Extract": props.extract,
            "Prune": props.prune is not False,
            "Exclude": props.exclude,
            "Include": props.include,
            "UserMetadata": _user_metadata(props.metadata),
            "SystemMetadata": _system_metadata(props) or None,
            "DistributionId": distribution.distribution_ref.distribution_id if distribution is not None else None,
            "DistributionPaths": props.distribution_paths,
            "SignContent": props.sign_content,
            "OutputObjectKeys": props.output_object_keys is not False,
            # Asked for only by apps that use it, so that others' resources do not change.
            "DestinationBucketArn": lazy_any(lambda: self._destination.bucket_arn if self._asks_for_arn else None),
            "OutputObjectVersionIds": lazy_any(lambda: True if self._asks_for_versions else None),
        }

    def _one_a_source(self, ask: Callable[[SourceConfig], Any]) -> Any:
        """Return a lazy list with an entry a source; there is none if a single source has nothing to say."""

        def entries() -> list[Any]:
            found = [ask(source) for source in self._sources]
            return [] if found == [None] else [{} if entry is None else entry for entry in found]

        return lazy_any(entries, omit_empty=True)

    def _tag_destination(self, prefix: str | None) -> None:
        parts = [_OWNER_TAG, *([prefix] if prefix else []), self._resource.node.addr[-8:]]
        Tags.of(self._destination).add(":".join(parts), "true")

    @property
    def deployed_bucket(self) -> IBucket:
        """The destination, known to have the files: what uses it waits for the deployment."""
        from aws_cdk.aws_s3 import Bucket

        self._asks_for_arn = True
        if self._deployed is None:
            destination = self._destination
            self._deployed = Bucket.from_bucket_attributes(
                self,
                "DestinationBucket",
                bucket_arn=Token.as_string(self._resource.get_att("DestinationBucketArn")),
                region=destination.env.region,
                account=destination.env.account,
                is_website=destination.is_website,
            )
        return self._deployed

    @property
    def object_keys(self) -> list[str]:
        """Keys of the source archives, in the order of the sources; empty with ``output_object_keys=False``.

        With ``extract=False`` they are the names of the objects in the destination, without the prefix.
        """
        return Token.as_list(self._resource.get_att("SourceObjectKeys"))

    @property
    def object_version_ids(self) -> list[str]:
        """Version ids of the archives in the destination, in the order of ``object_keys``.

        Raises:
            ValidationError: archives are unpacked, or ``output_object_keys`` is off.
        """
        if self._props.extract is not False:
            raise ValidationError(
                "'objectVersionIds' is only supported when 'extract' is set to false",
                scope=self,
                fix="set extract=False, or leave object_version_ids out",
            )
        if self._props.output_object_keys is False:
            raise ValidationError(
                "'objectVersionIds' requires 'outputObjectKeys' to be enabled (the default), "
                "so that both have the same order",
                scope=self,
                fix="leave output_object_keys out",
            )
        self._asks_for_versions = True
        return Token.as_list(self._resource.get_att("SourceObjectVersionIds"))

    @checked
    def _validate_extraction(self) -> list[str]:
        if self._props.extract is False and any(source.markers is not None for source in self._sources):
            return [
                "Some sources are incompatible with extract=false; sources with deploy-time values "
                "(such as 'snsTopic.topicArn') must be extracted."
            ]
        return []

    def _bound(self, source: ISource) -> SourceConfig:
        bound: SourceConfig = call_with_options(
            source.bind, self, of=DeploymentSourceContext, handler_role=self.handler_role
        )
        return bound

    def add_source(self, source: ISource) -> None:
        """Deploy one more source; an archive that is there already is not added again."""
        made = self._bound(source)
        stack = Stack.of(self)
        if not any(_are_same_archive(stack, made, other) for other in self._sources):
            self._sources.append(made)


def _marker_options(source: SourceConfig) -> dict[str, Any] | None:
    config = source.markers_config
    if config is None:
        return None
    return {} if config.json_escape is None else {"jsonEscape": config.json_escape}


def _are_same_archive(stack: Stack, one: SourceConfig, other: SourceConfig) -> bool:
    if one.markers is not None or other.markers is not None:  # data is never taken for the same, as in the peer
        return False
    if one.zip_object_key != other.zip_object_key:
        return False
    return bool(stack.resolve(one.bucket.bucket_name) == stack.resolve(other.bucket.bucket_name))


def _user_metadata(metadata: Mapping[str, str] | None) -> dict[str, str] | None:
    return None if metadata is None else {name.lower(): value for name, value in metadata.items()}


def _system_metadata(props: BucketDeploymentProps) -> dict[str, Any]:
    """Return the options of the objects under the names that the handler knows, in the peer's order."""
    encryption, storage, access = props.server_side_encryption, props.storage_class, props.access_control
    given: dict[str, Any] = {
        "expires": _http_date(props.expires) if props.expires is not None else None,
        "content-disposition": props.content_disposition,
        "content-encoding": props.content_encoding,
        "content-language": props.content_language,
        "content-type": props.content_type,
        "sse": encryption._value_ if encryption is not None else None,
        "storage-class": storage._value_ if storage is not None else None,
        "website-redirect": props.website_redirect_location,
        "sse-kms-key-id": props.server_side_encryption_aws_kms_key_id,
        "sse-c-copy-source": props.server_side_encryption_customer_algorithm,
        "acl": _canned(access._value_) if access is not None else None,
    }
    directives = props.cache_control
    # As the peer: an empty list of directives is an empty text, while other empty texts are left out.
    cached = {} if directives is None else {"cache-control": ", ".join(str(item.value) for item in directives)}
    return cached | {name: value for name, value in given.items() if value}


def _canned(access_control: str) -> str:
    """S3's name of an access control list: ``public-read`` of ``PublicRead``."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in access_control).lstrip("-")


def _http_date(expires: Expiration) -> str:
    from email.utils import format_datetime

    return format_datetime(expires.date, usegmt=True)

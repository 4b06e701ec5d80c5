"""The delivery stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.peer import Peer
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal
from aws_cdk.aws_kinesisfirehose._delivery_stream_metrics import _DeliveryStreamMetrics
from aws_cdk.aws_kinesisfirehose._l1 import CfnDeliveryStream
from aws_cdk.aws_kinesisfirehose.common import DestinationBindOptions, IDestination
from aws_cdk.aws_kinesisfirehose.delivery_stream_grants import DeliveryStreamGrants
from aws_cdk.aws_kinesisfirehose.encryption import StreamEncryption, StreamEncryptionType
from aws_cdk.aws_kinesisfirehose.source import ISource
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.cfn_mapping import CfnMapping
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.region_info.fact_name import FactName
from aws_cdk.region_info.region_info import RegionInfo

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

# The table of addresses, one for each stack, and its key. Source: observed on aws-cdk-lib 2.275.0.
_CIDR_BLOCKS, _CIDR_BLOCK = "@aws-cdk--aws-kinesisfirehose.CidrBlocks", "FirehoseCidrBlock"


class DeliveryStreamProps(Struct):
    """Options of a delivery stream."""

    destination: IDestination
    """Where records are written."""
    delivery_stream_name: str | None = None
    """Default: chosen by CloudFormation."""
    encryption: StreamEncryption | None = None
    """How records are encrypted while they wait. Default: not."""
    role: IRole | None = None
    """Role that the source is read with. Default: a new one."""
    source: ISource | None = None
    """What is read. Default: records are put by callers."""


class DeliveryStreamAttributes(Struct):
    """What is known of a delivery stream made elsewhere; its ARN or name at least."""

    delivery_stream_arn: str | None = None
    delivery_stream_name: str | None = None
    role: IRole | None = None
    """Default: grants to the delivery stream are dropped."""


class IDeliveryStream(IResource, IGrantable, IConnectable, _DeliveryStreamMetrics):
    """A delivery stream, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def delivery_stream_arn(self) -> str: ...
        @property
        def delivery_stream_name(self) -> str: ...
        @property
        def delivery_stream_ref(self) -> Any: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_put_records(self, grantee: IGrantable) -> Grant: ...


class _DeliveryStreamBase(Resource, IDeliveryStream):
    """Base of delivery streams: connections, grants and metrics."""

    delivery_stream_arn: str
    delivery_stream_name: str

    def _init_delivery_stream(self, scope: Construct, id: str, **options: Any) -> None:
        super().__init__(scope, id, **options)
        self._connections = Connections(peer=Peer.ipv4(_cidr_block(self)))

    @property
    def connections(self) -> Connections:
        """Connections from the addresses that Firehose delivers from."""
        return self._connections

    @property
    def delivery_stream_ref(self) -> Any:
        """How other resources refer to the delivery stream."""
        from aws_cdk.interfaces import aws_kinesisfirehose

        return aws_kinesisfirehose.DeliveryStreamReference(
            delivery_stream_name=self.delivery_stream_name, delivery_stream_arn=self.delivery_stream_arn
        )

    @property
    def grants(self) -> DeliveryStreamGrants:
        """Permissions on the delivery stream."""
        return DeliveryStreamGrants.from_delivery_stream(self)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do the given actions on the delivery stream."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.delivery_stream_arn])

    @checked
    def grant_put_records(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` write records."""
        return self.grants.put_records(grantee)


class DeliveryStream(_DeliveryStreamBase):
    """Gathers records and writes them to a destination."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-kinesisfirehose.DeliveryStream"

    @staticmethod
    @checked
    def from_delivery_stream_arn(scope: Construct, id: str, delivery_stream_arn: str) -> IDeliveryStream:
        """Return a delivery stream made elsewhere, by its ARN."""
        return DeliveryStream.from_delivery_stream_attributes(scope, id, delivery_stream_arn=delivery_stream_arn)

    @staticmethod
    @checked
    def from_delivery_stream_name(scope: Construct, id: str, delivery_stream_name: str) -> IDeliveryStream:
        """Return a delivery stream made elsewhere, by its name."""
        return DeliveryStream.from_delivery_stream_attributes(scope, id, delivery_stream_name=delivery_stream_name)

    @staticmethod
    @takes(DeliveryStreamAttributes)
    def from_delivery_stream_attributes(scope: Construct, id: str, attrs: DeliveryStreamAttributes) -> IDeliveryStream:
        """Return a delivery stream made elsewhere.

        Raises:
            ValidationError: neither its ARN nor its name is given, or the ARN has no name.
        """
        return _ImportedDeliveryStream(scope, id, attrs)

    @takes(DeliveryStreamProps)
    def __init__(self, scope: Construct, id: str, props: DeliveryStreamProps) -> None:
        """Make a delivery stream.

        Raises:
            ValidationError: records are read from a source, so Firehose cannot encrypt them.
        """
        self._init_delivery_stream(scope, id, physical_name=props.delivery_stream_name)
        self._role = props.role
        if props.encryption is not None and props.source is not None:
            raise ValidationError(
                "Requested server-side encryption but delivery stream source is a Kinesis data stream. Specify "
                "server-side encryption on the data stream instead.",
                scope=self,
            )
        encryption = self._encryption(props.encryption)
        role = self._own_role() if props.source is not None else None
        config = call_with_options(props.destination.bind, self, of=DestinationBindOptions)
        dependables = list(config.dependables or ())
        source: dict[str, Any] | None = None
        if props.source is not None and role is not None:
            source = props.source._bind(role.role_arn)
            dependables.append(props.source.grant_read(role))
        resource = CfnDeliveryStream(
            self,
            "Resource",
            delivery_stream_encryption_configuration_input=encryption,
            delivery_stream_name=self.physical_name,
            delivery_stream_type="DirectPut" if source is None else "KinesisStreamAsSource",
            kinesis_stream_source_configuration=source,
            extended_s3_destination_configuration=config.extended_s3_destination_configuration,
            http_endpoint_destination_configuration=config.http_endpoint_destination_configuration,
        )
        resource.node.add_dependency(*dependables)
        self.delivery_stream_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="kinesis", resource="deliverystream", resource_name=self.physical_name),
        )
        self.delivery_stream_name = self._get_resource_name_attribute(resource.ref)

    @property
    def grant_principal(self) -> IPrincipal:
        """The role of the delivery stream; made when first asked for."""
        return self._own_role()

    def _own_role(self) -> IRole:
        if self._role is None:
            self._role = Role(self, "Service Role", assumed_by=ServicePrincipal("firehose.amazonaws.com"))
        return self._role

    def _encryption(self, encryption: StreamEncryption | None) -> dict[str, Any] | None:
        if encryption is None or encryption.type is StreamEncryptionType.UNENCRYPTED:
            return None
        if encryption.type is StreamEncryptionType.AWS_OWNED:
            return {"keyType": "AWS_OWNED_CMK"}
        key = encryption.encryption_key
        # A given key calls for a role, a new one only takes in a role there is.
        role = self._own_role() if key is not None else self._role
        if key is None:
            from aws_cdk.aws_kms.key import Key

            key = Key(self, "Key")
        if role is not None:
            key.grant_encrypt_decrypt(role)
        return {"keyArn": key.key_arn, "keyType": "CUSTOMER_MANAGED_CMK"}


class _ImportedDeliveryStream(_DeliveryStreamBase):
    """A delivery stream of which the ARN or name is known."""

    def __init__(self, scope: Construct, id: str, attrs: DeliveryStreamAttributes) -> None:
        arn, name = attrs.delivery_stream_arn, attrs.delivery_stream_name
        if not arn and not name:
            raise ValidationError("Either deliveryStreamName or deliveryStreamArn must be provided", scope=scope)
        stack = Stack.of(scope)
        arn = arn or stack.format_arn(service="firehose", resource="deliverystream", resource_name=name)
        name = name or stack.split_arn(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not name:
            raise ValidationError(
                f"No delivery stream name found in ARN: '{arn}'",
                scope=scope,
                fix="use an ARN that ends in 'deliverystream/NAME'",
            )
        self._init_delivery_stream(scope, id)
        self.delivery_stream_arn, self.delivery_stream_name = arn, name
        self._role = attrs.role

    @property
    def grant_principal(self) -> IPrincipal:
        """The role, if it is known; else a principal that drops grants."""
        return self._role or UnknownPrincipal(resource=self)


def _cidr_block(scope: Construct) -> str:
    """Return from which addresses Firehose delivers, by a table of the stack."""
    stack = Stack.of(scope)
    table: Any = stack.node.try_find_child(_CIDR_BLOCKS)
    if table is None:
        blocks = RegionInfo.region_map(FactName.FIREHOSE_CIDR_BLOCK)
        table = CfnMapping(
            stack, _CIDR_BLOCKS, mapping={region: {_CIDR_BLOCK: block} for region, block in blocks.items()}, lazy=True
        )
    block: str = table.find_in_map(stack.region, _CIDR_BLOCK)
    return block

"""Key value stores: what functions at the edge look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudfront._l1 import CfnKeyValueStore
from aws_cdk.aws_cloudfront.import_source import ImportSource
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import KeyValueStoreReference
    from constructs import Construct

_LONGEST_NAME = 64


class KeyValueStoreProps(Struct):
    """Options of a store."""

    comment: str | None = None
    key_value_store_name: str | None = None
    """Default: made from the construct's path."""
    source: ImportSource | None = None
    """What it holds at first. Default: nothing."""


class IKeyValueStore(IResource):
    """A store, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def key_value_store_arn(self) -> str: ...
        @property
        def key_value_store_id(self) -> str: ...
        @property
        def key_value_store_status(self) -> str: ...
        @property
        def key_value_store_ref(self) -> KeyValueStoreReference: ...


class _StoreBase(Resource, IKeyValueStore):
    _fqn = "aws-cdk-lib.Resource"

    key_value_store_arn: str
    key_value_store_id: str

    @property
    def key_value_store_ref(self) -> KeyValueStoreReference:
        """The reference to the store."""
        from aws_cdk.interfaces.aws_cloudfront import KeyValueStoreReference

        return KeyValueStoreReference(key_value_store_name=self._name, key_value_store_arn=self.key_value_store_arn)

    @property
    def _name(self) -> str:
        return self.key_value_store_id


class _ImportedStore(_StoreBase):
    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.key_value_store_arn = arn
        name = Stack.of(scope).split_arn(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not name:
            raise ValidationError(f"Invalid Key Value Store Arn: '{arn}'", scope=self)
        self.key_value_store_id = name

    @property
    def key_value_store_status(self) -> str:
        """Not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError("Status is not available for imported Key Value Store", scope=self)


class KeyValueStore(_StoreBase):
    """A store of keys and values at the edge.

    Attributes:
        key_value_store_status: ``READY``, once it is.
    """

    _fqn = "aws-cdk-lib.aws_cloudfront.KeyValueStore"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.KeyValueStore"

    @staticmethod
    @checked
    def from_key_value_store_arn(scope: Construct, id: str, key_value_store_arn: str) -> IKeyValueStore:
        """Return a store that exists already.

        Raises:
            ValidationError: the ARN has no id.
        """
        return _ImportedStore(scope, id, key_value_store_arn)

    @takes(KeyValueStoreProps)
    def __init__(self, scope: Construct, id: str, props: KeyValueStoreProps) -> None:
        name = (
            props.key_value_store_name
            if props.key_value_store_name is not None
            else lazy_string(lambda: Names.unique_resource_name(self, max_length=_LONGEST_NAME))
        )
        super().__init__(scope, id, physical_name=name)
        resource = CfnKeyValueStore(
            self,
            "Resource",
            name=self.physical_name,
            comment=props.comment,
            import_source=(
                {"source_type": "S3", "source_arn": props.source._bind(self)} if props.source is not None else None
            ),
        )
        self._resource = resource
        self.key_value_store_arn = resource.attr_arn
        self.key_value_store_id = resource.attr_id
        self.key_value_store_status: str = resource.attr_status

    @property
    def _name(self) -> str:
        name: str = self._resource.ref
        return name

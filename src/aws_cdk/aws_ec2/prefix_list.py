"""Prefix lists: blocks of addresses that rules and routes name together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnPrefixList
from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.peer import EgressRuleConfig, IngressRuleConfig, IPeer
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ec2 import PrefixListReference
    from constructs import Construct

_LONGEST_NAME = 255
_RESERVED_NAMES = "com.amazonaws."
_PROVIDER = "cc-api-provider"
_DUMMY_ID = "pl-xxxxxxxx"


class AddressFamily(NamedEnum):
    """Which addresses a list has."""

    IP_V4 = "IPv4"
    IP_V6 = "IPv6"


class IPrefixList(IResource, IPeer):
    """A prefix list."""

    if TYPE_CHECKING:

        @property
        def prefix_list_ref(self) -> PrefixListReference: ...
        @property
        def prefix_list_id(self) -> str: ...


class PrefixListOptions(Struct):
    """Options of a prefix list."""

    max_entries: int | float | None = None
    """How many entries it may get. Default: as many as it has, at least one."""


class PrefixListProps(PrefixListOptions):
    """Options of a prefix list."""

    address_family: AddressFamily | None = None
    """Which addresses it has. Default: IPv4."""
    entries: Sequence[Any] | None = None
    """The blocks, as ``CfnPrefixList.EntryProperty``. Default: none."""
    prefix_list_name: str | None = None
    """Name of the list, up to 255 characters. Default: made of the construct's path."""


class PrefixListLookupOptions(Struct):
    """Which prefix list to look up."""

    prefix_list_name: str
    """Its name."""
    address_family: AddressFamily | None = None
    """Which addresses it has. Default: either."""
    owner_id: str | None = None
    """Account that has it, or ``AWS``. Default: any."""


class _PrefixListBase(Resource, IPrefixList):
    can_inline_rule = False

    def _set_id(self, prefix_list_id: str) -> None:
        self._id = prefix_list_id
        self._connections = Connections(peer=self)

    @property
    def prefix_list_id(self) -> str:
        """Its id."""
        return self._id

    @property
    def unique_id(self) -> str:
        """How rules call it in their ids and descriptions."""
        return self._id

    @property
    def connections(self) -> Connections:
        """Its connections."""
        return self._connections

    @property
    def prefix_list_ref(self) -> PrefixListReference:
        """The reference to the list."""
        from aws_cdk.interfaces.aws_ec2 import PrefixListReference

        return PrefixListReference(prefix_list_id=self._id, prefix_list_arn=self._arn())

    def _arn(self) -> str:
        from aws_cdk.core.stack import Stack

        return Stack.of(self).format_arn(service="ec2", resource="prefix-list", resource_name=self._id)

    def to_ingress_rule_config(self) -> IngressRuleConfig:
        """Return what rules say of traffic from the list."""
        return IngressRuleConfig(source_prefix_list_id=self._id)

    def to_egress_rule_config(self) -> EgressRuleConfig:
        """Return what rules say of traffic to the list."""
        return EgressRuleConfig(destination_prefix_list_id=self._id)


class PrefixList(_PrefixListBase):
    """A prefix list."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.PrefixList"

    @takes(PrefixListProps)
    def __init__(self, scope: Construct, id: str, props: PrefixListProps) -> None:
        name = props.prefix_list_name
        super().__init__(
            scope,
            id,
            physical_name=name if name is not None else lazy_string(lambda: _generated_name(self)),
        )
        if name and not is_unresolved(name):
            if name.startswith(_RESERVED_NAMES):
                raise ValidationError(f"The name cannot start with '{_RESERVED_NAMES}'", scope=self)
            if len(name) > _LONGEST_NAME:
                raise ValidationError(f"Lengths exceeding {_LONGEST_NAME} characters cannot be set.", scope=self)
        family = props.address_family or AddressFamily.IP_V4
        entries = list(props.entries or ())
        for entry in entries:
            self._check(entry, family)
        self.prefix_list_name: str = self.physical_name
        self.address_family: str = family._value_
        prefix_list = CfnPrefixList(
            self,
            "Resource",
            address_family=family._value_,
            max_entries=props.max_entries or len(entries) or 1,
            prefix_list_name=self.prefix_list_name,
            entries=entries,
        )
        self._set_id(prefix_list.attr_prefix_list_id)
        self.prefix_list_arn: str = prefix_list.attr_arn
        self.owner_id: str = prefix_list.attr_owner_id
        self.version: float = prefix_list.attr_version

    def _arn(self) -> str:
        return self.prefix_list_arn

    @staticmethod
    @checked
    def from_prefix_list_id(scope: Construct, id: str, prefix_list_id: str) -> IPrefixList:
        """Return a prefix list that was made elsewhere."""
        return _ImportedPrefixList(scope, id, prefix_list_id)

    @staticmethod
    @takes(PrefixListLookupOptions)
    def from_lookup(scope: Construct, id: str, options: PrefixListLookupOptions) -> IPrefixList:
        """Look a prefix list up by its name.

        Raises:
            ValidationError: an option is a token, or the stack's environment is not known.
        """
        from aws_cdk.core.context_provider import ContextProvider

        if is_unresolved(options.prefix_list_name) or is_unresolved(options.owner_id):
            raise ValidationError(
                "All arguments to look up a managed prefix list must be concrete (no Tokens)",
                scope=scope,
                fix="give plain text; what is known at deployment only cannot be looked up",
            )
        wanted = {"PrefixListName": options.prefix_list_name}
        if options.owner_id:
            wanted["OwnerId"] = options.owner_id
        if options.address_family is not None:
            wanted["AddressFamily"] = options.address_family._value_
        found = ContextProvider.get_value(
            scope,
            provider=_PROVIDER,
            props={
                "typeName": "AWS::EC2::PrefixList",
                "propertyMatch": wanted,
                "propertiesToReturn": ["PrefixListId"],
                "expectedMatchCount": "exactly-one",
            },
            dummy_value=[{"PrefixListId": _DUMMY_ID}],
        ).value
        return PrefixList.from_prefix_list_id(scope, id, found[0]["PrefixListId"])

    def _check(self, entry: Any, family: AddressFamily) -> None:
        cidr = entry.get("cidr") if isinstance(entry, dict) else getattr(entry, "cidr", None)
        if not isinstance(cidr, str) or is_unresolved(cidr):
            return
        if (":" in cidr) != (family is AddressFamily.IP_V6):
            raise ValidationError(
                f"Invalid {family._value_} address range: {cidr}",
                scope=self,
                fix="set address_family, or change the entry",
            )


class _ImportedPrefixList(_PrefixListBase):
    def __init__(self, scope: Construct, id: str, prefix_list_id: str) -> None:
        super().__init__(scope, id)
        self._set_id(prefix_list_id)


def _generated_name(construct: PrefixList) -> str:
    return Names.unique_resource_name(construct, max_length=_LONGEST_NAME, allowed_special_characters=".-_")

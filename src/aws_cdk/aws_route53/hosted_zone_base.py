"""What hosted zones made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53.hosted_zone_grants import GrantDelegationOptions, HostedZoneGrants
from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_route53 import HostedZoneReference
    from constructs import Construct


class INamedHostedZoneRef(IResource):
    """A hosted zone of which the name is known."""

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...
        @property
        def hosted_zone_ref(self) -> HostedZoneReference: ...


class IHostedZone(INamedHostedZoneRef):
    """A hosted zone: the records of a domain."""

    if TYPE_CHECKING:

        @property
        def hosted_zone_arn(self) -> str: ...
        @property
        def hosted_zone_id(self) -> str: ...
        @property
        def zone_name(self) -> str: ...
        @property
        def hosted_zone_name_servers(self) -> list[str] | None: ...

        @takes(GrantDelegationOptions)
        def grant_delegation(self, grantee: IGrantable, options: GrantDelegationOptions) -> Grant: ...


class IPublicHostedZone(IHostedZone):
    """A zone that answers queries from the internet."""


class IPrivateHostedZone(IHostedZone):
    """A zone that answers queries from VPCs."""


class HostedZoneAttributes(Struct):
    """What is known of a zone made elsewhere."""

    hosted_zone_id: str
    """The id."""
    zone_name: str
    """The domain."""


class PublicHostedZoneAttributes(HostedZoneAttributes):
    """What is known of a public zone made elsewhere."""


class PrivateHostedZoneAttributes(HostedZoneAttributes):
    """What is known of a private zone made elsewhere."""


class _HostedZoneBase(Resource, IHostedZone):
    """ARN, reference and grants of a zone."""

    hosted_zone_id: str
    _grants: HostedZoneGrants | None = None

    @property
    def hosted_zone_arn(self) -> str:
        """The ARN."""
        return zone_arn(self, self.hosted_zone_id)

    @property
    def name(self) -> str:
        """The domain."""
        return self.zone_name

    @property
    def hosted_zone_ref(self) -> HostedZoneReference:
        """The reference to the zone."""
        from aws_cdk.interfaces.aws_route53 import HostedZoneReference

        return HostedZoneReference(hosted_zone_id=self.hosted_zone_id)

    @property
    def grants(self) -> HostedZoneGrants:
        """Gives permissions on the zone."""
        if self._grants is None:
            self._grants = HostedZoneGrants.from_hosted_zone(self)
        return self._grants

    @takes(GrantDelegationOptions)
    def grant_delegation(self, grantee: IGrantable, options: GrantDelegationOptions) -> Grant:
        """Let ``grantee`` write records that delegate subdomains."""
        return self.grants.delegation(grantee, **options._given())


class _ImportedZone(_HostedZoneBase):
    """A zone of which the id is known, and perhaps the name.

    ``why_nameless`` is what to say to whom asks for a name that is not known.
    """

    hosted_zone_name_servers: list[str] | None = None

    def __init__(
        self, scope: Construct, id: str, hosted_zone_id: str, zone_name: str | None, why_nameless: str = ""
    ) -> None:
        super().__init__(scope, id)
        self.hosted_zone_id = hosted_zone_id
        self._zone_name = zone_name
        self._why_nameless = why_nameless

    @property
    def zone_name(self) -> str:
        """The domain.

        Raises:
            ValidationError: only the id is known.
        """
        if self._zone_name is None:
            raise ValidationError(
                self._why_nameless, scope=self, fix="import the zone by its attributes, with id and name"
            )
        return self._zone_name


class _ImportedPublicZone(_ImportedZone, IPublicHostedZone):
    """A public zone that was made elsewhere."""


class _PublicZoneOfAttributes(_ImportedPublicZone):
    @property
    def hosted_zone_ref(self) -> HostedZoneReference:
        """The reference to the zone: as the peer, it has the name where the id belongs."""
        from aws_cdk.interfaces.aws_route53 import HostedZoneReference

        return HostedZoneReference(hosted_zone_id=self.zone_name)


class _ImportedPrivateZone(_ImportedZone, IPrivateHostedZone):
    """A private zone that was made elsewhere."""


def nameless(factory: str) -> str:
    """Return what to say of a zone that ``factory`` made of an id."""
    return f"Cannot reference `zoneName` when using `{factory}()`: only the id of the zone is known"


def zone_arn(scope: Construct, hosted_zone_id: str) -> str:
    """Return the ARN of a zone; it has neither region nor account."""
    components = ArnComponents(
        account="", region="", service="route53", resource="hostedzone", resource_name=hosted_zone_id
    )
    return Arn._format(components, Stack.of(scope))


__all__ = [
    "HostedZoneAttributes",
    "IHostedZone",
    "INamedHostedZoneRef",
    "IPrivateHostedZone",
    "IPublicHostedZone",
    "PrivateHostedZoneAttributes",
    "PublicHostedZoneAttributes",
]

"""Client VPN: what its endpoints are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_iam import ISAMLProviderRef


class TransportProtocol(NamedEnum):
    """What the VPN runs over."""

    TCP = "tcp"
    UDP = "udp"


class VpnPort(NamedEnum):
    """The port the VPN runs on."""

    HTTPS = 443
    OPENVPN = 1194


class ClientVpnSessionTimeout(NamedEnum):
    """How long a session lasts at most, in hours."""

    EIGHT_HOURS = 8
    TEN_HOURS = 10
    TWELVE_HOURS = 12
    TWENTY_FOUR_HOURS = 24


class ClientRouteEnforcementOptions(Struct):
    """Whether clients may change their routes."""

    enforced: bool
    """Keep the routes as the endpoint gave them."""


class IClientVpnConnectionHandler(Interface):
    """A function that decides on connections."""

    if TYPE_CHECKING:

        @property
        def function_arn(self) -> str: ...
        @property
        def function_name(self) -> str: ...


class ClientVpnUserBasedAuthentication:
    """How people say who they are."""

    @staticmethod
    @checked
    def active_directory(directory_id: str) -> ClientVpnUserBasedAuthentication:
        """By an Active Directory."""
        return _ActiveDirectory(directory_id)

    @staticmethod
    @checked
    def federated(
        saml_provider: ISAMLProviderRef, self_service_saml_provider: ISAMLProviderRef | None = None
    ) -> ClientVpnUserBasedAuthentication:
        """By a SAML provider; the portal of self-service may have one of its own."""
        return _Federated(saml_provider, self_service_saml_provider)

    def render(self) -> dict[str, Any]:
        """Return the element of the property."""
        raise NotImplementedError


class _ActiveDirectory(ClientVpnUserBasedAuthentication):
    def __init__(self, directory_id: str) -> None:
        self._directory_id = directory_id

    def render(self) -> dict[str, Any]:
        return {
            "type": "directory-service-authentication",
            "activeDirectory": {"directoryId": self._directory_id},
        }


class _Federated(ClientVpnUserBasedAuthentication):
    def __init__(self, provider: ISAMLProviderRef, portal_provider: ISAMLProviderRef | None) -> None:
        self._provider = provider
        self._portal_provider = portal_provider

    def render(self) -> dict[str, Any]:
        portal = self._portal_provider
        return {
            "type": "federated-authentication",
            "federatedAuthentication": {
                "samlProviderArn": self._provider.saml_provider_ref.saml_provider_arn,
                "selfServiceSamlProviderArn": portal.saml_provider_ref.saml_provider_arn
                if portal is not None
                else None,
            },
        }

"""Services that have interface endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._endpoint_services import CHINESE_ENDINGS, PREFIXES, SERVICES
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolveContext, is_unresolved, string_of
from constructs._interface import Interface

_HTTPS = 443
_USUAL_PREFIX = "com.amazonaws"


class IInterfaceVpcEndpointService(Interface):
    """A service that has interface endpoints."""

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...
        @property
        def port(self) -> int | float: ...
        @property
        def private_dns_default(self) -> bool | None: ...

    else:
        _optional = ("private_dns_default",)


class InterfaceVpcEndpointService(IInterfaceVpcEndpointService):
    """A service by its full name, of one's own or a partner's."""

    private_dns_default: bool | None = False

    @checked
    def __init__(self, name: str, port: int | float | None = None) -> None:
        self._name = name
        self._port = port or _HTTPS

    @property
    def name(self) -> str:
        """Its name."""
        return self._name

    @property
    def port(self) -> int | float:
        """The port it listens on."""
        return self._port


class InterfaceVpcEndpointAwsServiceProps(Struct):
    """Options of a service of AWS."""

    global_: bool | None = None
    """Whether its name has no region. Default: no."""


class _Services(type):
    """Makes the constants when they are first named: there are hundreds."""

    def __getattr__(cls, name: str) -> InterfaceVpcEndpointAwsService:
        known = SERVICES.get(name)
        if known is None:
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        short, prefix, port, is_global = known
        made = InterfaceVpcEndpointAwsService(short, prefix or None, port, global_=is_global or None)
        setattr(cls, name, made)
        return made

    def __dir__(cls) -> list[str]:
        return [*super().__dir__(), *SERVICES]


class InterfaceVpcEndpointAwsService(IInterfaceVpcEndpointService, metaclass=_Services):
    """A service of AWS; those that are known are constants of this class."""

    private_dns_default: bool | None = True

    @takes(InterfaceVpcEndpointAwsServiceProps)
    def __init__(
        self,
        name: str,
        prefix: str | None = None,
        port: int | float | None = None,
        props: InterfaceVpcEndpointAwsServiceProps = None,  # type: ignore[assignment]  # filled by takes
    ) -> None:
        self.short_name: str = name
        self._port = port or _HTTPS
        if props.global_:
            self._name = f"{prefix or _USUAL_PREFIX}.{name}"
        else:
            self._name = string_of(LazyValue(lambda context: _full_name(name, prefix, context)))

    @property
    def name(self) -> str:
        """Its name, with the region of the stack it is used in."""
        return self._name

    @property
    def port(self) -> int | float:
        """The port it listens on."""
        return self._port


def _full_name(name: str, prefix: str | None, context: IResolveContext) -> str:
    region = Stack.of(context.scope).region
    if is_unresolved(region):
        return f"{prefix or _USUAL_PREFIX}.{Aws.REGION}.{name}"
    there, services = PREFIXES.get(region, (_USUAL_PREFIX, frozenset()))
    if prefix is None:
        prefix = there if name in services else _USUAL_PREFIX
    ending = ".cn" if name in CHINESE_ENDINGS.get(region, ()) else ""
    return f"{prefix}.{region}.{name}{ending}"

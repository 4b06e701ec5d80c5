"""Certificates of listeners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2._l1 import CfnListenerCertificate
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs import Construct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import IListenerRef


class IListenerCertificate(Interface):
    """A certificate; those of ``aws_certificatemanager`` are ones too."""

    if not TYPE_CHECKING:
        _structural = ("certificate_arn",)

    @property
    def certificate_arn(self) -> str:
        """The ARN."""
        raise NotImplementedError


class ListenerCertificate(IListenerCertificate):
    """A certificate by its ARN."""

    @checked
    def __init__(self, certificate_arn: str) -> None:
        self._arn = certificate_arn

    @property
    def certificate_arn(self) -> str:
        """The ARN."""
        return self._arn

    @staticmethod
    @checked
    def from_arn(certificate_arn: str) -> ListenerCertificate:
        """Return a certificate by its ARN."""
        return ListenerCertificate(certificate_arn)

    @staticmethod
    @checked
    def from_certificate_manager(acm_certificate: ICertificateRef) -> ListenerCertificate:
        """Return a certificate of ACM."""
        return ListenerCertificate(acm_certificate.certificate_ref.certificate_arn)


class ApplicationListenerCertificateProps(Struct):
    """Further certificates of a listener."""

    listener: IListenerRef
    """The listener."""
    certificates: Sequence[IListenerCertificate] | None = None
    """The certificates. CloudFormation takes one in each resource."""


class ApplicationListenerCertificate(Construct):
    """Further certificates of a listener."""

    @takes(ApplicationListenerCertificateProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationListenerCertificateProps) -> None:
        """Add certificates.

        Raises:
            ValidationError: none are named.
        """
        super().__init__(scope, id)
        if props.certificates is None:
            raise ValidationError(
                "At least one of 'certificateArns' or 'certificates' is required", scope=self, fix="give `certificates`"
            )
        _make_resource(self, props.listener, props.certificates)


class _NetworkListenerCertificate(Construct):
    """A further certificate of a listener of a network load balancer."""

    def __init__(self, scope: Construct, id: str, listener: IListenerRef, certificate: IListenerCertificate) -> None:
        super().__init__(scope, id)
        _make_resource(self, listener, [certificate])


def _make_resource(scope: Construct, listener: IListenerRef, certificates: Sequence[IListenerCertificate]) -> None:
    CfnListenerCertificate(
        scope,
        "Resource",
        listener_arn=listener.listener_ref.listener_arn,
        certificates=[{"certificateArn": each.certificate_arn} for each in certificates],
    )


def further_certificates(
    arns: list[str], certificates: Sequence[IListenerCertificate]
) -> Iterator[tuple[int, IListenerCertificate]]:
    """Give the certificates, numbered from 1, that need resources of their own: a listener itself holds one.

    Args:
        arns: What the listener itself holds: nothing or one ARN; the first certificate is added if there is none.
    """
    rest = list(certificates)
    if rest and not arns:
        arns.append(rest.pop(0).certificate_arn)
    return iter(enumerate(rest, start=1))


__all__ = [
    "ApplicationListenerCertificate",
    "ApplicationListenerCertificateProps",
    "IListenerCertificate",
    "ListenerCertificate",
]

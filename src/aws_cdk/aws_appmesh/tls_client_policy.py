"""How proxies speak to what they send requests to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.tls_validation import TlsValidation, rendered_validation
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.tls_certificate import MutualTlsCertificate
    from constructs import Construct


class TlsClientPolicy(Struct):
    """How a proxy uses TLS as a client."""

    validation: Nested[TlsValidation]
    """Which servers are accepted."""
    enforce: bool | None = None
    """Whether requests are sent with TLS only. Default: yes."""
    mutual_tls_certificate: MutualTlsCertificate | None = None
    """What is shown to servers that ask for it. Default: nothing."""
    ports: Sequence[int | float] | None = None
    """The ports that this holds for. Default: all."""


class BackendDefaults(Struct):
    """What holds for all that requests are sent to."""

    tls_client_policy: Nested[TlsClientPolicy | None] = nested()
    """Default: none."""


def rendered_client_policy(policy: TlsClientPolicy | None, scope: Construct) -> dict[str, Any] | None:
    """Return the use of TLS by the names of the L1 classes.

    Raises:
        ValidationError: nobody is trusted.
    """
    if policy is None:
        return None
    certificate = policy.mutual_tls_certificate
    return {
        "certificate": certificate.bind(scope).tls_certificate if certificate is not None else None,
        "ports": policy.ports,
        "enforce": policy.enforce,
        "validation": rendered_validation(policy.validation, scope),
    }


__all__ = ["BackendDefaults", "TlsClientPolicy"]

"""A principal that uses a key through one AWS service alone."""

from __future__ import annotations

from aws_cdk.aws_iam.principal import ComparablePrincipal, IPrincipal, PrincipalBase, PrincipalPolicyFragment
from aws_cdk.aws_iam.principals import AnyPrincipal
from aws_cdk.core.arguments import checked


class ViaServicePrincipal(PrincipalBase):
    """Someone, by default anyone, who uses a key through one service."""

    @checked
    def __init__(self, service_name: str, base_principal: IPrincipal | None = None) -> None:
        """Make the principal.

        Args:
            service_name: As ``kms:ViaService`` has it: ``s3.us-east-1.amazonaws.com``.
            base_principal: Who uses the service. Default: anyone.
        """
        self._service_name = service_name
        self._base_principal = base_principal if base_principal is not None else AnyPrincipal()

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The fragment of the principal inside, with the service as a condition."""
        base = self._base_principal.policy_fragment
        conditions = dict(base.conditions)
        equals = conditions.get("StringEquals") or {}
        conditions["StringEquals"] = {"kms:ViaService": self._service_name, **equals}
        return PrincipalPolicyFragment(base.principal_json, conditions)

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by, if the one inside has one."""
        base = ComparablePrincipal.dedupe_string_for(self._base_principal)
        return f"ViaServicePrincipal:{self._service_name}:{base}" if base is not None else None

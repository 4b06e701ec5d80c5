"""A role made by someone else: statements for it go into the report alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam._customize import Customization, PolicyReport, RoleEntry
from aws_cdk.aws_iam._immutable_role import ImmutableRole
from aws_cdk.aws_iam._imported_role import ImportedRole
from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role import Role
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


class PrecreatedRole(ImmutableRole):
    """Stands for a role that the app wants and someone else makes."""

    _fqn = "aws-cdk-lib.Resource"

    @staticmethod
    def make(owner: Role, customization: Customization) -> PrecreatedRole:
        """Return what stands for ``owner``.

        Names of precreated roles count only if roles are left out of the templates. A role without a name is one that
        nobody has made yet: then an error tells so.
        """
        identity = owner.node.id
        name = customization.use_precreated_roles.get(owner.node.path) if customization.prevent_synthesis else None
        if name is None and customization.prevent_synthesis:
            from aws_cdk.core.annotations import Annotations

            Annotations.of(owner).add_error(
                f'IAM Role is being created at path "{owner.node.path}" and customizeRoles.preventSynthesis is enabled. '
                "You must provide a precreated role name in customizeRoles.precreatedRoles",
            )
            owner.node.add_metadata("aws:cdk:error-code", "MissingPrecreatedRoleName")
        imported = ImportedRole(
            owner,
            f"Import{identity}",
            role_arn=owner.stack.format_arn(service="iam", region="", resource="role", resource_name=name),
            role_name=name if name is not None else identity,
            account=owner.stack.account,
            default_policy_name=None,
        )
        entry = RoleEntry(owner, name, owner.assume_role_policy, missing=name is None)
        PolicyReport.of(owner).entries[owner.node.path] = entry
        return PrecreatedRole(owner, f"PrecreatedRole{identity}", imported, entry)

    @staticmethod
    def of_imported(scope: Construct, id: str, imported: IRole) -> PrecreatedRole:
        """Return what stands for a role that is imported as ``id``; the report says what it needs, too."""
        entry = RoleEntry(scope, imported.role_name, None)
        role = PrecreatedRole(scope, id, imported, entry)
        PolicyReport.of(scope).entries[role.node.path] = entry
        return role

    def __init__(self, scope: Construct, id: str, role: IRole, entry: RoleEntry) -> None:
        super().__init__(scope, id, role, add_grants_to_resources=False)
        self._entry = entry

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Note the statement in the report; it counts as added."""
        self._entry.statements.append(statement)
        return super().add_to_principal_policy(statement)

    @checked
    def attach_inline_policy(self, policy: Policy) -> None:
        """Note the statements of an inline policy in the report."""
        self._entry.statements.extend(policy.document._statements)

    @checked
    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Note a managed policy in the report."""
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy

        if isinstance(policy, ManagedPolicy):
            self._entry.managed_policies.append(policy.document)
        else:
            self._entry.managed_policy_arns.append(policy.managed_policy_arn)

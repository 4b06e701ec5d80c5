"""A statement of a policy: who may (not) do what to what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._conditions import check_condition, comparable_text
from aws_cdk.aws_iam.effect import Effect
from aws_cdk.aws_iam.principal import LITERAL_STRING
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_resolvable_object, is_unresolved, string_of

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IPrincipal

_ACTION = re.compile(r"\*\Z|[A-Za-z0-9-]+:[A-Za-z0-9*?]+\Z")
_SID_IN_IDENTITY_POLICY = re.compile(r"[A-Za-z0-9]*\Z")


class PolicyStatementProps(Struct):
    """What a statement is made of."""

    actions: Sequence[str] | None = None
    """Actions that the statement is about, ``service:Action``, with ``*`` and ``?`` as wildcards."""
    conditions: Mapping[str, Any] | None = None
    """Conditions: operator, then condition key, then value."""
    effect: Effect | None = None
    """Allow or deny. Default: allow."""
    not_actions: Sequence[str] | None = None
    """All actions but these."""
    not_principals: Sequence[IPrincipal] | None = None
    """Everyone but these."""
    not_resources: Sequence[str] | None = None
    """All resources but these."""
    principals: Sequence[IPrincipal] | None = None
    """Who the statement is about; resource and trust policies only."""
    resources: Sequence[str] | None = None
    """ARNs of the resources that the statement is about."""
    sid: str | None = None
    """The statement's id."""


class ResourcePolicyValidationOptions(Struct):
    """How a resource policy is checked."""

    skip_resource_validation: bool | None = None
    """Whether a statement may lack resources, as in a policy that belongs to one resource. Default: no."""


class PolicyStatement:
    """A statement of a policy.

    It can be added to until a policy that contains it is synthesized; from then on it is frozen.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.PolicyStatement"

    __slots__ = (
        "_actions",
        "_conditions",
        "_effect",
        "_frozen",
        "_not_actions",
        "_not_principal_json",
        "_not_principals",
        "_not_resources",
        "_principal_conditions",
        "_principal_json",
        "_principals",
        "_resources",
        "_sid",
    )

    @takes(PolicyStatementProps)
    def __init__(self, props: PolicyStatementProps) -> None:
        """Make a statement.

        Raises:
            ValidationError: an action is malformed, the ``not_`` form and the plain form of something are both given, or the
                principals have different conditions.
        """
        # Ordered sets: each value once, in the order added.
        self._actions: dict[str, None] = {}
        self._not_actions: dict[str, None] = {}
        self._resources: dict[str, None] = {}
        self._not_resources: dict[str, None] = {}
        self._principals: list[IPrincipal] = []
        self._not_principals: list[IPrincipal] = []
        self._principal_json: dict[str, list[str]] = {}
        self._not_principal_json: dict[str, list[str]] = {}
        self._principal_conditions: str | None = None
        self._conditions: dict[str, Any] = {}
        self._frozen = False
        self._sid = props.sid
        self._effect = props.effect or Effect.ALLOW
        if props.actions:
            self.add_actions(*props.actions)
        if props.not_actions:
            self.add_not_actions(*props.not_actions)
        if props.principals:
            self.add_principals(*props.principals)
        if props.not_principals:
            self.add_not_principals(*props.not_principals)
        if props.resources:
            self.add_resources(*props.resources)
        if props.not_resources:
            self.add_not_resources(*props.not_resources)
        if props.conditions:
            self.add_conditions(props.conditions)

    @staticmethod
    def from_json(obj: Any) -> PolicyStatement:
        """Make a statement of its JSON form, given as a mapping.

        Raises:
            ValidationError: the form is wrong, or it has no action.
        """
        if not isinstance(obj, Mapping):
            raise ValidationError(
                f"Incorrect Policy Statement: expected a mapping, got {obj!r}",
                fix="give one statement of a policy, with keys such as Effect, Action and Resource",
            )
        from aws_cdk.aws_iam._statement_json import options_of_json

        statement = PolicyStatement(**options_of_json(obj))
        errors = statement.validate_for_any_policy()
        if errors:
            raise ValidationError(f"Incorrect Policy Statement: {' '.join(errors)}")
        return statement

    # -- what it says -----------------------------------------------------

    @property
    def sid(self) -> str | None:
        """The statement's id."""
        return self._sid

    @sid.setter
    def sid(self, sid: str | None) -> None:
        self._assert_not_frozen("sid")
        self._sid = sid

    @property
    def effect(self) -> Effect:
        """Allow or deny."""
        return self._effect

    @effect.setter
    def effect(self, effect: Effect) -> None:
        self._assert_not_frozen("effect")
        self._effect = effect

    @property
    def actions(self) -> list[str]:
        """Actions that the statement is about."""
        return list(self._actions)

    @property
    def not_actions(self) -> list[str]:
        """Actions that it is not about."""
        return list(self._not_actions)

    @property
    def resources(self) -> list[str]:
        """Resources that the statement is about."""
        return list(self._resources)

    @property
    def not_resources(self) -> list[str]:
        """Resources that it is not about."""
        return list(self._not_resources)

    @property
    def principals(self) -> list[IPrincipal]:
        """Who the statement is about."""
        return list(self._principals)

    @property
    def not_principals(self) -> list[IPrincipal]:
        """Who it is not about."""
        return list(self._not_principals)

    @property
    def conditions(self) -> Any:
        """Conditions: operator, then condition key, then value."""
        return dict(self._conditions)

    @property
    def has_principal(self) -> bool:
        """Whether the statement says who it is about or not about."""
        return bool(self._principals or self._not_principals)

    @property
    def has_resource(self) -> bool:
        """Whether the statement names resources that it is about."""
        return bool(self._resources)

    @property
    def frozen(self) -> bool:
        """Whether the statement can no longer be changed."""
        return self._frozen

    # -- adding to it -----------------------------------------------------

    @checked
    def add_actions(self, *actions: str) -> None:
        """Add actions.

        Raises:
            ValidationError: an action is malformed, or there are ``not_actions``.
        """
        self._assert_not_frozen("addActions")
        if actions and self._not_actions:
            raise _both("Actions", "NotActions")
        _check_actions(actions)
        self._actions.update(dict.fromkeys(actions))

    @checked
    def add_not_actions(self, *not_actions: str) -> None:
        """Add actions to leave out.

        Raises:
            ValidationError: an action is malformed, or there are plain actions.
        """
        self._assert_not_frozen("addNotActions")
        if not_actions and self._actions:
            raise _both("NotActions", "Actions")
        _check_actions(not_actions)
        self._not_actions.update(dict.fromkeys(not_actions))

    @checked
    def add_resources(self, *arns: str) -> None:
        """Add resources by ARN.

        Raises:
            ValidationError: there are ``not_resources``.
        """
        self._assert_not_frozen("addResources")
        if arns and self._not_resources:
            raise _both("Resources", "NotResources")
        self._resources.update(dict.fromkeys(arns))

    def add_all_resources(self) -> None:
        """Add all resources: ``*``."""
        self.add_resources("*")

    @checked
    def add_not_resources(self, *arns: str) -> None:
        """Add resources to leave out.

        Raises:
            ValidationError: there are plain resources.
        """
        self._assert_not_frozen("addNotResources")
        if arns and self._resources:
            raise _both("NotResources", "Resources")
        self._not_resources.update(dict.fromkeys(arns))

    @checked
    def add_principals(self, *principals: IPrincipal) -> None:
        """Add principals; conditions that they carry become conditions of the statement.

        Raises:
            ValidationError: one is a group, its conditions differ from those of the others, or there are ``not_principals``.
        """
        self._assert_not_frozen("addPrincipals")
        if principals and self._not_principals:
            raise _both("Principals", "NotPrincipals")
        self._add_fragments(principals, self._principals, self._principal_json)

    @checked
    def add_not_principals(self, *not_principals: IPrincipal) -> None:
        """Add principals to leave out.

        Raises:
            ValidationError: one is a group, its conditions differ from those of the others, or there are plain principals.
        """
        self._assert_not_frozen("addNotPrincipals")
        if not_principals and self._principals:
            raise _both("NotPrincipals", "Principals")
        self._add_fragments(not_principals, self._not_principals, self._not_principal_json)

    def _add_fragments(
        self, principals: Sequence[IPrincipal], known: list[IPrincipal], joined: dict[str, list[str]]
    ) -> None:
        if not principals:
            return
        from aws_cdk.aws_iam.principals import merge_principal_json

        for principal in principals:
            if getattr(principal, "_is_iam_group", False):
                raise ValidationError(
                    "Cannot use an IAM Group as the 'Principal' or 'NotPrincipal' in an IAM Policy",
                    scope=principal,
                    fix="name the users or a role instead; groups only carry policies for their members",
                )
            fragment = principal.policy_fragment
            merge_principal_json(joined, fragment.principal_json)
            self._add_principal_conditions(fragment.conditions)
            known.append(principal)

    def _add_principal_conditions(self, conditions: Mapping[str, Any]) -> None:
        text = comparable_text(conditions)
        if self._principal_conditions is None:
            self._principal_conditions = text
        elif self._principal_conditions != text:
            raise ValidationError(
                "All principals in a PolicyStatement must have the same Conditions "
                f"(got '{self._principal_conditions}' and '{text}'). Use multiple statements instead."
            )
        for operator, value in conditions.items():
            self.add_condition(operator, value)

    @checked
    def add_aws_account_principal(self, account_id: str) -> None:
        """Add an account."""
        from aws_cdk.aws_iam.principals import AccountPrincipal

        self.add_principals(AccountPrincipal(account_id))

    def add_account_root_principal(self) -> None:
        """Add the account of the stack."""
        from aws_cdk.aws_iam.principals import AccountRootPrincipal

        self.add_principals(AccountRootPrincipal())

    @checked
    def add_arn_principal(self, arn: str) -> None:
        """Add whoever an ARN names."""
        from aws_cdk.aws_iam.principals import ArnPrincipal

        self.add_principals(ArnPrincipal(arn))

    @checked
    def add_service_principal(
        self, service: str, *, conditions: Mapping[str, Any] | None = None, region: str | None = None
    ) -> None:
        """Add an AWS service; the options are those of ``ServicePrincipal``."""
        from aws_cdk.aws_iam.principals import ServicePrincipal

        self.add_principals(ServicePrincipal(service, conditions=conditions, region=region))

    @checked
    def add_federated_principal(self, federated: Any, conditions: Mapping[str, Any]) -> None:
        """Add the users of an identity provider."""
        from aws_cdk.aws_iam.principals import FederatedPrincipal

        if is_resolvable_object(federated):
            federated = string_of(federated)
        self.add_principals(FederatedPrincipal(federated, conditions))

    @checked
    def add_canonical_user_principal(self, canonical_user_id: str) -> None:
        """Add an account by its canonical user id."""
        from aws_cdk.aws_iam.principals import CanonicalUserPrincipal

        self.add_principals(CanonicalUserPrincipal(canonical_user_id))

    def add_any_principal(self) -> None:
        """Add everyone."""
        from aws_cdk.aws_iam.principals import AnyPrincipal

        self.add_principals(AnyPrincipal())

    @checked
    def add_condition(self, key: str, value: Any) -> None:
        """Add a condition: ``value`` maps condition keys to what operator ``key`` compares them with.

        Raises:
            ValidationError: ``value`` is no mapping.
        """
        self._assert_not_frozen("addCondition")
        check_condition(value)
        existing = self._conditions.get(key)
        self._conditions[key] = (
            {**existing, **value} if isinstance(existing, Mapping) and isinstance(value, Mapping) else value
        )

    @checked
    def add_conditions(self, conditions: Mapping[str, Any]) -> None:
        """Add several conditions; those that are ``None`` are none."""
        for operator, value in conditions.items():
            if value is not None:
                self.add_condition(operator, value)

    @checked
    def add_account_condition(self, account_id: str) -> None:
        """Allow only callers who give this account as external id."""
        self.add_condition("StringEquals", {"sts:ExternalId": account_id})

    @checked
    def add_source_account_condition(self, account_id: str) -> None:
        """Allow only requests that a service makes for this account."""
        self.add_condition("StringEquals", {"aws:SourceAccount": account_id})

    @checked
    def add_source_arn_condition(self, arn: str) -> None:
        """Allow only requests that a service makes for this resource."""
        self.add_condition("ArnEquals", {"aws:SourceArn": arn})

    def freeze(self) -> PolicyStatement:
        """Refuse changes from now on; return the statement."""
        self._frozen = True
        return self

    def _assert_not_frozen(self, member: str) -> None:
        if self._frozen:
            raise ValidationError(
                f"{member}: freeze() has been called on this PolicyStatement previously, so it can no longer be modified",
                fix="change the statement before the policy that contains it is synthesized, or work on statement.copy()",
            )

    @takes(PolicyStatementProps)
    def copy(self, overrides: PolicyStatementProps) -> PolicyStatement:
        """Return a statement that says the same, but for what ``overrides`` replace."""
        given: dict[str, Any] = {
            "sid": self._sid,
            "effect": self._effect,
            "actions": self.actions,
            "not_actions": self.not_actions,
            "principals": self.principals,
            "not_principals": self.not_principals,
            "resources": self.resources,
            "not_resources": self.not_resources,
            "conditions": self.conditions,
        }
        given.update(overrides._given())
        return PolicyStatement(**given)

    # -- JSON -------------------------------------------------------------

    def to_statement_json(self) -> dict[str, Any]:
        """Return the statement as it stands in a policy; tokens are left in place."""
        result: dict[str, Any] = {}
        if self._not_actions:
            result["NotAction"] = _one_or_list(self._not_actions)
        if self._actions:
            result["Action"] = _one_or_list(self._actions)
        if self._conditions:
            result["Condition"] = dict(self._conditions)
        result["Effect"] = self._effect._value_
        if self._principal_json:
            result["Principal"] = _written_principal(self._principal_json)
        if self._not_principal_json:
            result["NotPrincipal"] = _written_principal(self._not_principal_json)
        if self._resources:
            result["Resource"] = _one_or_list(self._resources)
        if self._not_resources:
            result["NotResource"] = _one_or_list(self._not_resources)
        if self._sid is not None:
            result["Sid"] = self._sid
        return result

    def to_json(self) -> dict[str, Any]:
        """Return the statement as it stands in a policy; tokens are left in place."""
        return self.to_statement_json()

    def to_string(self) -> str:
        """Return the statement as a string token."""
        from aws_cdk.core.token import Intrinsic, string_of

        return string_of(Intrinsic(self.to_statement_json()), "PolicyStatement")

    # -- checks -----------------------------------------------------------

    def validate_for_any_policy(self) -> list[str]:
        """Return what is wrong with the statement in any kind of policy."""
        if not self._actions and not self._not_actions:
            return ["A PolicyStatement must specify at least one 'action' or 'notAction'."]
        return []

    @takes(ResourcePolicyValidationOptions)
    def validate_for_resource_policy(self, options: ResourcePolicyValidationOptions) -> list[str]:
        """Return what is wrong with the statement in the policy of a resource."""
        errors = self.validate_for_any_policy()
        if not self._principals and not self._not_principals:
            errors.append("A PolicyStatement used in a resource-based policy must specify at least one IAM principal.")
        if not options.skip_resource_validation and not self._resources and not self._not_resources:
            errors.append("A PolicyStatement used in a resource-based policy must specify at least one resource.")
        return errors

    def validate_for_trust_policy(self) -> list[str]:
        """Return what is wrong with the statement in a role's trust policy."""
        errors = self.validate_for_any_policy()
        if not self._principals and not self._not_principals:
            errors.append("A PolicyStatement used in a trust policy must specify at least one IAM principal.")
        return errors

    def validate_for_identity_policy(self) -> list[str]:
        """Return what is wrong with the statement in the policy of a user, group or role."""
        errors = self.validate_for_any_policy()
        if self._principals or self._not_principals:
            errors.append("A PolicyStatement used in an identity-based policy cannot specify any IAM principals.")
        if not self._resources and not self._not_resources:
            errors.append("A PolicyStatement used in an identity-based policy must specify at least one resource.")
        if self._sid is not None and not is_unresolved(self._sid) and not _SID_IN_IDENTITY_POLICY.match(self._sid):
            errors.append(
                f"Statement ID (sid) '{self._sid}' must be alphanumeric (A-Z, a-z, 0-9) when used in an identity-based policy."
            )
        return errors


def _both(added: str, present: str) -> ValidationError:
    return ValidationError(
        f"Cannot add '{added}' to policy statement if '{present}' have been added",
        fix="write two statements, one for each",
    )


def _check_actions(actions: Sequence[str]) -> None:
    if is_unresolved(actions):  # a list that is one token
        return
    for action in actions:
        if not _ACTION.match(action) and not is_unresolved(action):
            raise ValidationError(
                f"Action '{action}' is invalid. An action string consists of a service namespace, a colon, and the name of an "
                "action. Action names can include wildcards.",
                fix="write it as service:Action, such as s3:GetObject or s3:Get*",
            )


def _one_or_list(values: Iterable[str]) -> Any:
    found = list(values)
    # A list that is one token stays a list: it may resolve to several values.
    return found[0] if len(found) == 1 and not found[0].startswith("#{Token[") else found


def _written_principal(joined: Mapping[str, list[str]]) -> Any:
    literal = joined.get(LITERAL_STRING)
    if literal is not None:
        return literal[0]
    return {kind: _one_or_list(values) for kind, values in joined.items() if values}

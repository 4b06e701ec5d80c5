"""Feature flags: context values that choose between behaviours."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.flags import FLAGS

# Flags of v1 whose old behaviour v2 no longer has: a value of theirs, whichever, is an error as soon as it is read.
# Source: observed on aws-cdk-lib 2.275.0.
_ENDED = frozenset(
    {
        "@aws-cdk/core:enableStackNameDuplicates",
        "aws-cdk:enableDiffNoFail",
        "@aws-cdk/aws-ecr-assets:dockerIgnoreSupport",
        "@aws-cdk/aws-secretsmanager:parseOwnedSecretName",
        "@aws-cdk/aws-kms:defaultKeyPolicies",
        "@aws-cdk/aws-s3:grantWriteWithoutAcl",
        "@aws-cdk/aws-efs:defaultEncryptionAtRest",
        "@aws-cdk/aws-ecs-patterns:removeDefaultDesiredCount",
    }
)


class FeatureFlags:
    """Reads feature flags as a construct sees them."""

    __slots__ = ("_node",)

    def __init__(self, scope: Any) -> None:
        self._node = scope.node

    @staticmethod
    def of(scope: Any) -> FeatureFlags:
        """Return the flags in force for ``scope``."""
        return FeatureFlags(scope)

    @checked
    def is_enabled(self, feature_flag: str) -> bool | None:
        """Tell whether a flag is on, by context or else by its default.

        Raises:
            ValidationError: the flag stands for a choice that v2 no longer has, and is set.
        """
        return flag_enabled(self._node, feature_flag)


def refuse_ended_flag(node: Any, flag: str) -> None:
    """Refuse a flag of v1 where it made a difference once.

    Raises:
        ValidationError: the flag is set, to whichever value.
    """
    flag_enabled(node, flag)


def flag_enabled(node: Any, flag: str) -> bool:
    """Tell whether ``flag`` is on for the construct of ``node``."""
    value = node.try_get_context(flag)
    if flag in _ENDED:
        if value is not None:
            raise ValidationError(
                f"Unsupported feature flag '{flag}'. This flag existed on CDKv1 but has been removed in CDKv2. "
                "CDK now behaves as if it were enabled.",
                fix="remove the flag from the context",
            )
        return True
    if value is None:
        default = FLAGS.get(flag, (False, None))[0]
        return bool(default)
    return value is True or (value is not False and bool(value))

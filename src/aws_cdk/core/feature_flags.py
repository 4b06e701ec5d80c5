"""Feature flags: context values that choose between behaviours."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.flags import FLAGS

# Flags of v1 whose old behaviour v2 no longer has: setting them to false is an error as soon as one is read.
# Source: observed on aws-cdk-lib 2.275.0.
_EXPIRED = frozenset(
    {
        "@aws-cdk/core:enableStackNameDuplicates",
        "aws-cdk:enableDiffNoFail",
        "@aws-cdk/aws-ecr-assets:dockerIgnoreSupport",
        "@aws-cdk/aws-secretsmanager:parseOwnedSecretName",
        "@aws-cdk/aws-kms:defaultKeyPolicies",
        "@aws-cdk/aws-s3:grantWriteWithoutAcl",
        "@aws-cdk/aws-efs:defaultEncryptionAtRest",
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
            ValidationError: the flag stands for behaviour that v2 no longer has, and is set to false.
        """
        return flag_enabled(self._node, feature_flag)


def flag_enabled(node: Any, flag: str) -> bool:
    """Tell whether ``flag`` is on for the construct of ``node``."""
    value = node.try_get_context(flag)
    if flag in _EXPIRED:
        if value is not None and value is not True and str(value) != "true":
            raise ValidationError(
                f"Unsupported feature flag '{flag}'. This flag existed on CDKv1 but has been removed in CDKv2. "
                "CDK will now behave as as if the flag is enabled.",
                fix="remove the flag from the context",
            )
        return True
    if value is None:
        default = FLAGS.get(flag, (False, None))[0]
        return bool(default)
    return value is True or (value is not False and bool(value))

"""Rotation: a function renews a secret again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_secretsmanager._l1 import CfnRotationSchedule
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_secretsmanager.hosted_rotation import HostedRotation
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from constructs import Construct

# Source: the Secrets Manager API reference, RotationRulesType; default observed on aws-cdk-lib 2.275.0.
_LEAST_HOURS = 4
_MOST_DAYS = 1000
_DEFAULT_DAYS = 30


class RotationScheduleOptions(Struct):
    """How a secret is renewed."""

    automatically_after: Duration | None = None
    """How often, 4 hours to 1000 days; 0 for never by itself. Default: 30 days."""
    hosted_rotation: HostedRotation | None = None
    """A function that CloudFormation makes to renew it; this or ``rotation_lambda`` is needed."""
    rotate_immediately_on_update: bool | None = None
    """Whether it is renewed at once when the schedule changes. Default: yes."""
    rotation_lambda: IFunction | None = None
    """The function that renews it; this or ``hosted_rotation`` is needed."""


class RotationScheduleProps(RotationScheduleOptions):
    """Options of the rotation of a secret."""

    secret: ISecret
    """The secret."""


class RotationSchedule(Resource):
    """The rotation of a secret by a function; a function of the app gets the permissions it needs."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-secretsmanager.RotationSchedule"

    @takes(RotationScheduleProps)
    def __init__(self, scope: Construct, id: str, props: RotationScheduleProps) -> None:
        super().__init__(scope, id)
        function, hosted = props.rotation_lambda, props.hosted_rotation
        if (function is None) == (hosted is None):
            raise ValidationError(
                "One of `rotationLambda` or `hostedRotation` must be specified.",
                scope=self,
                fix="set one of rotation_lambda and hosted_rotation",
            )
        if function is not None and function.permissions_node.default_child is not None:  # else it is made elsewhere
            self._grant(props.secret, function)
        rate = self._rate(props.automatically_after)
        CfnRotationSchedule(
            self,
            "Resource",
            secret_id=props.secret.secret_arn,
            rotation_lambda_arn=function.function_arn if function is not None else None,
            hosted_rotation_lambda=hosted.bind(props.secret, self) if hosted is not None else None,
            rotation_rules={"scheduleExpression": rate} if rate is not None else None,
            rotate_immediately_on_update=props.rotate_immediately_on_update,
        )
        # A secret that is deleted while it is renewed could not be restored by the function.
        props.secret.deny_account_root_delete()

    def _grant(self, secret: ISecret, function: IFunction) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_kms.via_service_principal import ViaServicePrincipal

        if secret.encryption_key is not None:
            service = f"secretsmanager.{Stack.of(self).region}.amazonaws.com"
            secret.encryption_key.grant_encrypt_decrypt(ViaServicePrincipal(service, function.grant_principal))
        function.grant_invoke(ServicePrincipal("secretsmanager.amazonaws.com")).apply_before(self)
        function.add_to_role_policy(
            PolicyStatement(
                actions=[
                    "secretsmanager:DescribeSecret",
                    "secretsmanager:GetSecretValue",
                    "secretsmanager:PutSecretValue",
                    "secretsmanager:UpdateSecretVersionStage",
                ],
                resources=[secret.secret_full_arn or f"{secret.secret_arn}-??????"],
            )
        )
        function.add_to_role_policy(PolicyStatement(actions=["secretsmanager:GetRandomPassword"], resources=["*"]))

    def _rate(self, every: Duration | None) -> str | None:
        """Return the schedule's expression; nothing for a secret that is not renewed by itself.

        Raises:
            ValidationError: it is too often or too seldom.
        """
        from aws_cdk.aws_applicationautoscaling.schedule import Schedule

        duration = every if every is not None else Duration.days(_DEFAULT_DAYS)
        milliseconds = duration.to_milliseconds()
        if milliseconds <= 0:
            return None
        if milliseconds < Duration.hours(_LEAST_HOURS).to_milliseconds():
            raise ValidationError(
                f"automaticallyAfter must not be smaller than {_LEAST_HOURS} hours, got {duration.to_human_string()}",
                scope=self,
            )
        if milliseconds > Duration.days(_MOST_DAYS).to_milliseconds():
            raise ValidationError(
                f"automaticallyAfter must not be greater than {_MOST_DAYS} days, got {duration.to_human_string()}",
                scope=self,
            )
        return Schedule.rate(duration).expression_string


__all__ = ["RotationSchedule", "RotationScheduleOptions", "RotationScheduleProps"]

"""What rotations of secrets refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as sm


class Setting:
    """A stack with a network, a secret and what rotations may be given."""

    def __init__(self) -> None:
        self.stack = cdk.Stack(cdk.App(), "S")
        self.vpc = ec2.Vpc(self.stack, "Vpc")
        self.group = ec2.SecurityGroup(self.stack, "Group", vpc=self.vpc)
        self.secret = sm.Secret(self.stack, "Secret")
        arn = "arn:aws:lambda:us-east-1:111111111111:function:f"
        self.function = lambda_.Function.from_function_arn(self.stack, "Function", arn)

    def schedule(self, **options: Any) -> Any:
        return self.secret.add_rotation_schedule("R", **options)

    def database(self, port: ec2.Port | None) -> ec2.IConnectable:
        class Database(ec2.IConnectable):
            connections = ec2.Connections(security_groups=[self.group], default_port=port)

        return Database()

    def rotation(self, **options: Any) -> Any:
        given = {
            "application": sm.SecretRotationApplication.MYSQL_ROTATION_SINGLE_USER,
            "secret": self.secret,
            "target": self.database(ec2.Port.tcp(3306)),
            "vpc": self.vpc,
            **options,
        }
        return sm.SecretRotation(self.stack, "Rotation", **given)


@pytest.mark.parametrize(
    ("use", "what"),
    [
        (lambda each: each.schedule(), "One of `rotationLambda` or `hostedRotation`"),
        (
            lambda each: each.schedule(
                rotation_lambda=each.function, hosted_rotation=sm.HostedRotation.mysql_single_user()
            ),
            "One of `rotationLambda` or `hostedRotation`",
        ),
        (
            lambda each: each.schedule(
                hosted_rotation=sm.HostedRotation.mysql_single_user(security_groups=[each.group])
            ),
            "`vpc` must be specified when specifying `securityGroups`",
        ),
        (lambda each: sm.HostedRotation.mysql_single_user(vpc=each.vpc).connections, "has not been bound to a secret"),
        (lambda each: each.rotation(target=each.database(None)), "must have a default port range"),
        (
            lambda each: each.rotation(application=sm.SecretRotationApplication.ORACLE_ROTATION_MULTI_USER),
            "`masterSecret` must be specified",
        ),
        (
            lambda each: each.rotation(application=sm.SecretRotationApplication("Mine", "1.0.0")),
            "unsupported partition: aws-cn",
        ),
        (
            lambda each: sm.SecretRotationApplication.DB2_ROTATION_SINGLE_USER.application_arn_for_partition("aws-iso"),
            "unsupported partition: aws-iso",
        ),
    ],
)
def test_a_rotation_that_cannot_be(use: Callable[[Setting], Any], what: str) -> None:
    with pytest.raises(RuntimeError, match=what):
        use(Setting())


def test_a_hosted_rotation_without_a_network_has_no_connections() -> None:
    each, rotation = Setting(), sm.HostedRotation.mysql_single_user()
    each.schedule(hosted_rotation=rotation)

    with pytest.raises(RuntimeError, match="is not deployed in a VPC"):
        _ = rotation.connections

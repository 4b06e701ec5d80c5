"""Rotation by an application of the Serverless Application Repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.connections import IConnectable
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_sam._l1 import CfnApplication
from aws_cdk.aws_secretsmanager.secret_rotation_application import PUBLISHERS, SecretRotationApplication
from aws_cdk.core.cfn_mapping import CfnMapping
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.interface_vpc_endpoint import IInterfaceVpcEndpoint
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.duration import Duration

_LONGEST_FUNCTION_NAME = 64


class SecretRotationProps(Struct):
    """Options of the rotation of a database's secret."""

    application: SecretRotationApplication
    """The application that renews it."""
    secret: ISecret
    """The secret: a JSON object with the database's address, user and password."""
    target: IConnectable
    """The database, with the port that it listens on."""
    vpc: IVpc
    """The network of the function."""
    automatically_after: Duration | None = None
    """How often, 4 hours to 1000 days; 0 for never by itself. Default: 30 days."""
    endpoint: IInterfaceVpcEndpoint | None = None
    """The endpoint of Secrets Manager in the network. Default: the public one."""
    exclude_characters: str | None = None
    """Characters that new passwords have not. Default: none are left out."""
    master_secret: ISecret | None = None
    """The secret of the superuser who renews it; needed where two users take turns."""
    rotate_immediately_on_update: bool | None = None
    """Whether it is renewed at once when the schedule changes. Default: yes."""
    security_group: ISecurityGroup | None = None
    """The function's security group. Default: one of its own."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """The function's subnets. Default: as the network chooses."""


class SecretRotation(Construct):
    """The rotation of a database's secret by an application that AWS publishes."""

    @takes(SecretRotationProps)
    def __init__(self, scope: Construct, id: str, props: SecretRotationProps) -> None:
        """Make a rotation.

        Raises:
            ValidationError: the database's port is not known, the superuser's secret is missing, or the application is not
                published in a partition.
        """
        super().__init__(scope, id)
        if props.target.connections.default_port is None:
            raise ValidationError(
                "The `target` connections must have a default port range.",
                scope=self,
                fix="give target connections with a default_port",
            )
        if props.application.is_multi_user and props.master_secret is None:
            raise ValidationError(
                "The `masterSecret` must be specified for application using the multi user scheme.",
                scope=self,
                fix="pass master_secret",
            )
        group = props.security_group or self._new_group(props)
        props.target.connections.allow_default_port_from(group)
        parameters = {
            "endpoint": self._endpoint(props),
            "functionName": Names.unique_id(self)[-_LONGEST_FUNCTION_NAME:],
            "vpcSubnetIds": ",".join(self._subnet_ids(props)),
            "vpcSecurityGroupIds": group.security_group_id,
            "excludeCharacters": props.exclude_characters,
            "kmsKeyArn": None,
            "masterSecretArn": None,
            "masterSecretKmsKeyArn": None,
        }
        if props.secret.encryption_key is not None:
            parameters["kmsKeyArn"] = props.secret.encryption_key.key_arn
        master = props.master_secret
        if master is not None:
            parameters["masterSecretArn"] = master.secret_arn
            if master.encryption_key is not None:
                parameters["masterSecretKmsKeyArn"] = master.encryption_key.key_arn
        application = self._application({key: value for key, value in parameters.items() if value is not None}, props)
        from aws_cdk.aws_lambda.function import Function

        function = Function.from_function_arn(
            self, "RotationLambda", Token.as_string(application.get_att("Outputs.RotationLambdaARN"))
        )
        props.secret.add_rotation_schedule(
            "RotationSchedule",
            rotation_lambda=function,
            automatically_after=props.automatically_after,
            rotate_immediately_on_update=props.rotate_immediately_on_update,
        )
        if master is not None:
            master.deny_account_root_delete()

    def _application(self, parameters: dict[str, str], props: SecretRotationProps) -> CfnApplication:
        mapping = CfnMapping(self, "SARMapping")
        for partition in PUBLISHERS:
            mapping.set_value(partition, "applicationId", props.application.application_arn_for_partition(partition))
            mapping.set_value(partition, "semanticVersion", props.application.semantic_version_for_partition(partition))
        application = CfnApplication(
            self,
            "Resource",
            location=CfnApplication.ApplicationLocationProperty(
                application_id=mapping.find_in_map(Aws.PARTITION, "applicationId"),
                semantic_version=mapping.find_in_map(Aws.PARTITION, "semanticVersion"),
            ),
            parameters=parameters,
        )
        application.apply_removal_policy(RemovalPolicy.DESTROY)
        return application

    def _new_group(self, props: SecretRotationProps) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        return SecurityGroup(self, "SecurityGroup", vpc=props.vpc)

    def _endpoint(self, props: SecretRotationProps) -> str:
        stack = Stack.of(self)
        own = f"{props.endpoint.vpc_endpoint_id}." if props.endpoint is not None else ""
        return f"https://{own}secretsmanager.{stack.region}.{stack.url_suffix}"

    @staticmethod
    def _subnet_ids(props: SecretRotationProps) -> list[str]:
        subnets = props.vpc_subnets
        return list(props.vpc.select_subnets(**(subnets._given() if subnets is not None else {})).subnet_ids)


__all__ = ["SecretRotation", "SecretRotationProps"]

"""Weak references: a stack reads another's output while it is deployed, through ``Fn::GetStackOutput``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.cross_stack import LIST_SEPARATOR, is_list, output_in
from aws_cdk.core.environment import same_account
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import make_unique_resource_name
from aws_cdk.core.token import Intrinsic, IResolvable
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.reference import CfnReference
    from aws_cdk.core.stack import Stack

_OUTPUTS = "Publish"
_ROLE = "GetStackOutputRole"
_POLICY = "GetStackOutputPolicy"
# Source: IAM quotas.
_MAX_ROLE_NAME = 64
_MAX_POLICY_NAME = 128


def weak_value(consumer: Stack, producer: Stack, reference: CfnReference) -> IResolvable:
    """Return what reads the value in ``consumer``; its producer gets an output, and a role if it is in another account.

    Raises:
        ValidationError: the accounts differ, and the consumer's synthesizer names no role for CloudFormation.
    """
    output = output_in(producer, _OUTPUTS, reference)
    where: dict[str, Any] = {"StackName": producer.stack_name, "Region": producer.region}
    if same_account(producer.environment, consumer.environment):
        consumer.add_stack_dependency(
            producer, f"{consumer.node.path} -> {reference.target.node.path}.{reference.display_name}"
        )
    else:
        where["RoleArn"] = _role_for(consumer, producer, reference)
    where["OutputName"] = producer.resolve(output.logical_id)
    value = {"Fn::GetStackOutput": where}
    return Intrinsic({"Fn::Split": [LIST_SEPARATOR, value]} if is_list(reference) else value)


def _role_for(consumer: Stack, producer: Stack, reference: CfnReference) -> str:
    """Let the consumer's CloudFormation read the producer's outputs; return the ARN of the role it does so with."""
    execution_role = reading_role(consumer, producer, reference)
    scope = producer.node.try_find_child(_OUTPUTS)
    assert isinstance(scope, Construct)  # the output is in it
    role = scope.node.try_find_child(_ROLE)
    if role is None:
        role = _make_role(producer, scope)
    readers: list[Any] = role.__dict__["_readers"]
    reader = {"Fn::Sub": execution_role}
    if reader not in readers:
        readers.append(reader)
    return Arn._format(
        ArnComponents(
            service="iam",
            region="",
            account=_account_of(producer),
            resource="role",
            resource_name=_role_name(producer),
        ),
        producer,
    )


def reading_role(consumer: Stack, producer: Stack, reference: CfnReference) -> str:
    """Return the role that CloudFormation has for the consumer, which may have to read another account's outputs.

    Raises:
        ValidationError: the consumer's synthesizer names none.
    """
    role = consumer.synthesizer.cloud_formation_execution_role
    if not role:
        raise ValidationError(
            f'Stack "{consumer.node.path}" cannot reference {{{reference.target.node.path}[{reference.display_name}]}} in '
            f'stack "{producer.node.path}". Could not find a CloudFormation execution role for the consumer stack.',
            scope=consumer,
            fix="use a synthesizer that has one: DefaultStackSynthesizer, or BootstraplessSynthesizer with the role given",
        )
    return str(role)


def _account_of(producer: Stack) -> str:
    """The account as the environment says it: another account's cannot be told by ``AWS::AccountId``."""
    return producer.environment.removeprefix("aws://").partition("/")[0]


def _make_role(producer: Stack, scope: Construct) -> CfnResource:
    readers: list[Any] = []
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": lazy_any(lambda: readers[0] if len(readers) == 1 else readers)},
        "Action": ["sts:AssumeRole"],
    }
    role = CfnResource(
        scope,
        _ROLE,
        type="AWS::IAM::Role",
        properties={
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [statement]},
            "RoleName": _role_name(producer),
        },
    )
    role.__dict__["_readers"] = readers
    stack_arn = producer.format_arn(
        service="cloudformation",
        account=_account_of(producer),
        resource="stack",
        resource_name=f"{producer.stack_name}/*",
    )
    allowed = {"Effect": "Allow", "Action": "cloudformation:DescribeStacks", "Resource": stack_arn}
    CfnResource(
        scope,
        _POLICY,
        type="AWS::IAM::Policy",
        properties={
            "Roles": [role.ref],
            "PolicyDocument": {"Version": "2012-10-17", "Statement": [allowed]},
            "PolicyName": make_unique_resource_name(
                [producer.stack_name, _OUTPUTS, _POLICY], max_length=_MAX_POLICY_NAME
            ),
        },
    )
    return role


def _role_name(producer: Stack) -> str:
    return make_unique_resource_name([producer.stack_name, _OUTPUTS, _ROLE], max_length=_MAX_ROLE_NAME)

"""Interfaces that an app implements with the decorator; it is read by a type checker and never run."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import constructs
import jsii
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancing as elb
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct, IConstruct


@jsii.implements(cdk.IAspect)
class Checker:
    def visit(self, node: IConstruct) -> None:
        print(node.node.path)


@jsii.implements(cdk.ILocalBundling)
class Local:
    def try_bundle(self, output_dir: str, *, image: Any = None, **kwargs: Any) -> bool:
        return True


@jsii.implements(cdk.IStableStringProducer)
class Later:
    def produce(self) -> str | None:
        return "x"


@jsii.implements(cw.IAlarmAction)
class Act:
    def bind(self, scope: Construct, alarm: Any) -> cw.AlarmActionConfig:
        return cw.AlarmActionConfig(alarm_action_arn="x")


@jsii.implements(events.IRuleTarget)
class Tgt:
    def bind(self, rule: Any, id: str | None = None) -> events.RuleTargetConfig:
        return events.RuleTargetConfig(arn="x")


@jsii.implements(lambda_.IEventSource)
class Src:
    def bind(self, target: lambda_.IFunction) -> None:
        pass


def use(
    app: cdk.App,
    stack: cdk.Stack,
    fn: lambda_.Function,
    listener: elbv2.ApplicationListener,
    cert: acm.Certificate,
    alarm: cw.Alarm,
    rule: events.Rule,
    lb: elbv2.ApplicationLoadBalancer,
    role: iam.IRole,
) -> None:
    cdk.Aspects.of(app).add(Checker())
    cdk.BundlingOptions(image=cdk.DockerImage.from_registry("x"), local=Local())
    cdk.Lazy.string(Later())
    alarm.add_alarm_action(Act())
    rule.add_target(Tgt())
    fn.add_event_source(Src())
    listener.add_certificates("c", [cert])
    lb.add_listener("x", port=443, certificates=[cert])
    lb.add_listener("y", port=443, certificates=[elbv2.ListenerCertificate.from_arn("x")])
    if fn.role:
        fn.role.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("x"))
    s3.Bucket(stack, "B").grant_read(role)


@jsii.implements(constructs.IValidation)
class V:
    def validate(self) -> list[str]:
        return []


@jsii.implements(constructs.IMixin)
class M:
    def supports(self, construct: IConstruct) -> bool:
        return True

    def apply_to(self, construct: IConstruct) -> None:
        pass


@jsii.implements(cdk.IResolvable)
class R:
    @property
    def creation_stack(self) -> list[str]:
        return []

    @property
    def type_hint(self) -> Any:
        return None

    def resolve(self, context: cdk.IResolveContext) -> Any:
        return 1

    def to_string(self) -> str:
        return ""


def use2(stack: cdk.Stack) -> None:
    stack.node.add_validation(V())
    stack.with_(M())
    stack.resolve(R())
    cdk.Token.as_string(R())
    cdk.CfnOutput(stack, "x", value=cdk.Lazy.string(Later()))


@jsii.implements(iam.IPrincipal)
class Someone:
    @property
    def grant_principal(self) -> iam.IPrincipal:
        return self

    @property
    def assume_role_action(self) -> str:
        return "sts:AssumeRole"

    @property
    def policy_fragment(self) -> iam.PrincipalPolicyFragment:
        return iam.PrincipalPolicyFragment({"AWS": ["arn"]})

    @property
    def principal_account(self) -> str | None:
        return None

    def add_to_principal_policy(self, statement: iam.PolicyStatement) -> iam.AddToPrincipalPolicyResult:
        return iam.AddToPrincipalPolicyResult(statement_added=False)


def use3(bucket: s3.Bucket, vpc: ec2.IVpc, group: autoscaling.AutoScalingGroup) -> None:
    bucket.grant_read(Someone())
    iam.Role(bucket, "Role", assumed_by=Someone())
    elb.LoadBalancer(bucket, "Classic", vpc=vpc, targets=[group])

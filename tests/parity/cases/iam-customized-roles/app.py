"""Roles made by someone else: precreated ones, missing ones, with and without resources in the template."""
import json
import os

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

app = cdk.App(analytics_reporting=False)
st = lambda a, r="*": iam.PolicyStatement(actions=[a], resources=[r])
for name, options in (("Prevented", dict(use_precreated_roles={"Prevented/Pre": "pre-name"})), ("Kept", dict(prevent_synthesis=False, use_precreated_roles={"Kept/Pre": "pre-name"})), ("Bare", {})):
    s = cdk.Stack(app, name)
    iam.Role.customize_roles(s, **options)
    target = cdk.CfnResource(s, "Target", type="A::B::C")
    pre = iam.Role(s, "Pre", assumed_by=iam.ServicePrincipal("x"), managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("One")], inline_policies={"i": iam.PolicyDocument(statements=[st("i:1")])})
    user = iam.User(s, "User")
    added = [pre.add_to_policy(st("p:1")), pre.add_to_policy(st("p:2", target.get_att("Arn").to_string())), iam.Grant.add_to_principal(actions=["g:1"], grantee=pre, resource_arns=["x"]).success]
    managed = iam.ManagedPolicy(s, "Managed", roles=[pre], users=[user], statements=[st("m:1")])
    iam.Policy(s, "Policy", roles=[pre], users=[user], statements=[st("q:1")])
    missing = iam.Role(s, "Missing", assumed_by=iam.AccountRootPrincipal())
    missing.add_to_policy(st("n:1", f"arn:{cdk.Aws.PARTITION}:x:{cdk.Aws.REGION}:{cdk.Aws.ACCOUNT_ID}:y"))
    theirs = iam.Role.from_role_arn(s, "Theirs", "arn:aws:iam::123456789012:role/path/theirs", mutable=name != "Kept")
    theirs.add_to_principal_policy(st("t:1"))
    cdk.CfnResource(s, "Values", type="V::V::V", properties={"V": [pre.role_arn, pre.role_name, missing.role_arn, missing.role_name, managed.managed_policy_arn, managed.managed_policy_name, *map(str, added)]})
app.synth()

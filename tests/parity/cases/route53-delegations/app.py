"""Delegations of subdomains in zones of other accounts, alone, together, and under feature flags of roles."""
import aws_cdk as cdk
from aws_cdk import aws_route53 as r53, aws_iam as iam

app = cdk.App(analytics_reporting=False)
for n, env in enumerate((None, cdk.Environment(account="111111111111", region="eu-west-1"))):
    s = cdk.Stack(app, f"S{n}", env=env)
    zone = r53.PublicHostedZone(s, "Zone", zone_name="s.p.com")
    role = iam.Role.from_role_arn(s, "Role", "arn:aws:iam::333333333333:role/d")
    r53.CrossAccountZoneDelegationRecord(s, "A", delegated_zone=zone, delegation_role=role, parent_hosted_zone_name="p.com", ttl=cdk.Duration.seconds(7), assume_role_region="us-west-1")
    r53.CrossAccountZoneDelegationRecord(s, "B", delegated_zone=r53.HostedZone.from_hosted_zone_attributes(s, "I", hosted_zone_id="Z2", zone_name="i.p.com"), delegation_role=role, parent_hosted_zone_id="Z1", removal_policy=cdk.RemovalPolicy.RETAIN)
    own = iam.Role(s, "Own", assumed_by=iam.AccountRootPrincipal())
    r53.PublicHostedZone(s, "Parent", zone_name="q.com").grant_delegation(own)
    r53.CrossAccountZoneDelegationRecord(s, "C", delegated_zone=zone, delegation_role=own, parent_hosted_zone_name="q.com")
app.synth()

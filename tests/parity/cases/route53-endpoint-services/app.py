"""Domain names of services behind VPC endpoints: names, proofs of ownership, several services and zones."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_elasticloadbalancingv2 as elb, aws_route53 as r53
from constructs import Construct

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="123456789012", region="eu-west-1")
s = cdk.Stack(app, "S")
vpc = ec2.Vpc(s, "Vpc", max_azs=1, nat_gateways=0)
Names = r53.VpcEndpointServiceDomainName


def service(scope, id, **options):
    balancer = elb.NetworkLoadBalancer(scope, f"{id}Balancer", vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED))
    return ec2.VpcEndpointService(scope, id, vpc_endpoint_service_load_balancers=[balancer], **options)


zone = r53.PublicHostedZone(s, "Zone", zone_name="aws-cdk.dev")
known = r53.PublicHostedZone.from_public_hosted_zone_attributes(s, "Known", hosted_zone_id="Z123", zone_name="example.com")
by_id = r53.PublicHostedZone.from_public_hosted_zone_id(s, "ById", "Z9")
first = Names(s, "First", domain_name="my-stuff.aws-cdk.dev", endpoint_service=service(s, "FirstService"), public_hosted_zone=zone)
second = Names(s, "Second", domain_name="other.example.com", endpoint_service=service(s, "SecondService", acceptance_required=False), public_hosted_zone=known)
inner = Construct(s, "Inner")
Names(inner, "Third", domain_name="third.example.com", endpoint_service=service(inner, "Service"), public_hosted_zone=known)
raw = ec2.CfnVPCEndpointService(s, "Raw", network_load_balancer_arns=["arn:x"])
Names(s, "OfL1", domain_name="raw.aws-cdk.dev", endpoint_service=raw, public_hosted_zone=zone)
other = cdk.Stack(app, "Other", env=env)
vpc = ec2.Vpc(other, "Vpc", max_azs=1, nat_gateways=0)
Names(other, "Away", domain_name="away.example.com", endpoint_service=service(other, "Service"), public_hosted_zone=r53.PublicHostedZone.from_public_hosted_zone_attributes(other, "Known", hosted_zone_id="Z123", zone_name="example.com"))
cdk.CfnOutput(s, "Name", value=first.domain_name)
app.synth()

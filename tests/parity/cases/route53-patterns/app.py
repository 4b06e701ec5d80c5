"""Redirections to https, certificates of private authorities."""

import aws_cdk as cdk
from aws_cdk import Stack
from aws_cdk import aws_acmpca as acmpca
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_route53_patterns as patterns

USE = "@aws-cdk/aws-route53-patters:useCertificate"
app = cdk.App()
for name, region, context in (("Here", "us-east-1", {USE: True}), ("Unknown", None, {USE: True})):
    stack = Stack(app, name, env=cdk.Environment(account="123456789012", region=region) if region else None)
    for key, value in context.items():
        stack.node.set_context(key, value)
    zone = route53.HostedZone.from_hosted_zone_attributes(stack, "Zone", hosted_zone_id="Z1", zone_name="example.com")
    cert = acm.Certificate.from_certificate_arn(stack, "Cert", "arn:aws:acm:us-east-1:123456789012:certificate/abc")
    patterns.HttpsRedirect(stack, "Given", zone=zone, target_domain="www.example.com", certificate=cert, record_names=["a.example.com", "b.example.com"])
    patterns.HttpsRedirect(stack, "Bare", zone=zone, target_domain="other.org", certificate=cert)
    if region:
        patterns.HttpsRedirect(stack, "Made", zone=zone, target_domain="www.example.com")
        patterns.HttpsRedirect(stack, "MadeMany", zone=zone, target_domain="www.example.com", record_names=["c.example.com", "d.example.com"])
far = Stack(app, "Far", env=cdk.Environment(account="123456789012", region="eu-west-1"))
far.node.set_context(USE, True)
zone = route53.HostedZone.from_hosted_zone_attributes(far, "Zone", hosted_zone_id="Z1", zone_name="example.com")
patterns.HttpsRedirect(far, "Redirect", zone=zone, target_domain="www.example.com")
patterns.HttpsRedirect(far, "Another", zone=zone, target_domain="www.example.com", record_names=["c.example.com"])
for name, region in (("Old", None), ("OldHere", "us-east-1")):
    old = Stack(app, name, env=cdk.Environment(account="123456789012", region=region) if region else None)
    zone = route53.HostedZone.from_hosted_zone_attributes(old, "Zone", hosted_zone_id="Z1", zone_name="example.com")
    patterns.HttpsRedirect(old, "Redirect", zone=zone, target_domain="www.example.com", record_names=["a.example.com"])
private = Stack(app, "Private")
authority = acmpca.CertificateAuthority.from_certificate_authority_arn(private, "CA", "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/023077d8-2bfa-4eb0-8f22-05c96deade77")
acm.PrivateCertificate(private, "Cert", domain_name="test.example.com", certificate_authority=authority)
cdk.CfnOutput(private, "Arn", value=authority.certificate_authority_arn)
for name, more in {"Modern": {}, "Strict": {"@aws-cdk/aws-cloudfront:defaultSecurityPolicyTLSv1.2_2021": True}}.items():
    modern = cdk.Stack(app, name, env=cdk.Environment(account="111111111111", region="us-east-1"))
    for key, value in {USE: True, "@aws-cdk/aws-route53-patterns:useDistribution": True, **more}.items():
        modern.node.set_context(key, value)
    patterns.HttpsRedirect(modern, "Redirect", zone=route53.HostedZone.from_hosted_zone_attributes(modern, "Zone", hosted_zone_id="Z", zone_name="example.com"), target_domain="www.example.com", record_names=["a.example.com", "b.example.com"])
app.synth()

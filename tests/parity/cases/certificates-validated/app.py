"""Certificates made and validated by a function, in any region (deprecated, but in many apps)."""
import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm, aws_route53 as r53, aws_iam as iam
app=cdk.App(analytics_reporting=False)
for n,env in enumerate((None,cdk.Environment(account="111111111111",region="eu-west-1"))):
    s=cdk.Stack(app,f"S{n}",env=env); z=r53.PublicHostedZone(s,"Z",zone_name="a.com"); C=acm.DnsValidatedCertificate
    c=C(s,"A",domain_name="x.a.com",hosted_zone=z); C(s,"B",domain_name="*.a.com",hosted_zone=z,region="us-east-1",subject_alternative_names=["y.a.com","a.com"],cleanup_route53_records=True,transparency_logging_enabled=False,route53_endpoint="https://e")
    C(s,"D",domain_name="a.com",hosted_zone=r53.HostedZone.from_hosted_zone_attributes(s,"I",hosted_zone_id="/hostedzone/Z9",zone_name="a.com"),custom_resource_role=iam.Role(s,"R",assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")),transparency_logging_enabled=True,validation=acm.CertificateValidation.from_dns(z),certificate_name="n",key_algorithm=acm.KeyAlgorithm.EC_PRIME256_V1,cleanup_route53_records=False)
    c.apply_removal_policy(cdk.RemovalPolicy.RETAIN); cdk.CfnOutput(s,"arn",value=c.certificate_arn); cdk.Tags.of(c).add("k","v"); c.metric_days_to_expiry().create_alarm(s,"Al",threshold=1,evaluation_periods=1)
app.synth()

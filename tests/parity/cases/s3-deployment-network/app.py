"""Deployments of files whose function is in a network, with files unpacked onto EFS or not; several networks and sizes in a stack."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_deployment as deployment

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Site", env=cdk.Environment(account="111111111111", region="eu-west-1"))
bucket = s3.Bucket(stack, "Bucket")
first, second = ec2.Vpc(stack, "First", max_azs=2, nat_gateways=1), ec2.Vpc(stack, "Second", max_azs=1)
common = dict(sources=[deployment.Source.asset("web")], destination_bucket=bucket)
group = ec2.SecurityGroup(stack, "Group", vpc=second)
deployment.BucketDeployment(stack, "InFirst", vpc=first, **common)
deployment.BucketDeployment(stack, "InFirstToo", vpc=first, destination_key_prefix="too", vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS), **common)
deployment.BucketDeployment(stack, "Big", vpc=second, use_efs=True, memory_limit=512, security_groups=[group], **common)
deployment.BucketDeployment(stack, "BigToo", vpc=first, use_efs=True, ephemeral_storage_size=cdk.Size.mebibytes(1024), **common)
deployment.BucketDeployment(stack, "WithRole", vpc=second, memory_limit=2048, role=iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")), prune=False, **common)
groups = [ec2.SecurityGroup(stack, f"Group{letter}", vpc=first) for letter in "ABCD"]
for index, chosen in enumerate((groups, groups[::-1], groups[1:3])):
    deployment.BucketDeployment(stack, f"Grouped{index}", vpc=first, security_groups=chosen, destination_key_prefix=str(index), **common)
deployed = deployment.BucketDeployment(stack, "Plain", **common)
cdk.CfnOutput(stack, "Role2", value=deployed.handler_role.role_arn)
app.synth()

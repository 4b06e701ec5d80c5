"""Under the flag that writes out the partition: ARNs that follow it, and those that keep it open."""
import aws_cdk as cdk
from aws_cdk import (
    aws_codedeploy as codedeploy, aws_ec2 as ec2, aws_ecr as ecr, aws_elasticloadbalancingv2 as elbv2, aws_iam as iam,
    aws_route53 as route53, aws_scheduler as scheduler,
)

app = cdk.App(analytics_reporting=False, context={"@aws-cdk/core:enablePartitionLiterals": True})
stack = cdk.Stack(app, "Known", env=cdk.Environment(account="111122223333", region="cn-north-1"))
ecr.Repository(stack, "Images", empty_on_delete=True, removal_policy=cdk.RemovalPolicy.DESTROY)
role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())
scheduler.ScheduleGroup(stack, "Group").grant_read_schedules(role)
scheduler.ScheduleGroup.from_schedule_group_arn(stack, "Other", "arn:aws-cn:scheduler:cn-northwest-1:444455556666:schedule-group/other").grant_write_schedules(role)
configs = (
    codedeploy.EcsDeploymentConfig.from_ecs_deployment_config_name(stack, "EcsNamed", "own"),
    codedeploy.LambdaDeploymentConfig.from_lambda_deployment_config_name(stack, "LambdaNamed", "own"),
    codedeploy.ServerDeploymentConfig.from_server_deployment_config_name(stack, "ServerNamed", "own"),
    codedeploy.EcsDeploymentConfig.ALL_AT_ONCE,
    codedeploy.LambdaDeploymentConfig(stack, "Made", traffic_routing=codedeploy.TrafficRouting.all_at_once()),
)
for index, config in enumerate(configs):
    cdk.CfnOutput(stack, f"Config{index}", value=config.deployment_config_arn)
zone = route53.PublicHostedZone(stack, "Zone", zone_name="example.com")
balancer = elbv2.NetworkLoadBalancer(stack, "Balancer", vpc=ec2.Vpc(stack, "Vpc", max_azs=1))
service = ec2.VpcEndpointService(stack, "Service", vpc_endpoint_service_load_balancers=[balancer])
route53.VpcEndpointServiceDomainName(stack, "Name", endpoint_service=service, domain_name="x.example.com", public_hosted_zone=zone)
app.synth()

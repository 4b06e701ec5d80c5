"""Applications, ways to deploy and groups of CodeDeploy, and a pipeline that deploys to them."""

import os

import aws_cdk as cdk
from aws_cdk import (
    aws_autoscaling as asg,
)
from aws_cdk import (
    aws_cloudwatch as cw,
)
from aws_cdk import (
    aws_codedeploy as cd,
)
from aws_cdk import (
    aws_codepipeline as cp,
)
from aws_cdk import (
    aws_codepipeline_actions as cpa,
)
from aws_cdk import (
    aws_ec2 as ec2,
)
from aws_cdk import (
    aws_ecs as ecs,
)
from aws_cdk import (
    aws_elasticloadbalancing as elb,
)
from aws_cdk import (
    aws_elasticloadbalancingv2 as elbv2,
)
from aws_cdk import (
    aws_iam as iam,
)
from aws_cdk import (
    aws_lambda as lam,
)
from aws_cdk import (
    aws_s3 as s3,
)

os.chdir(os.path.dirname(os.path.abspath(__file__)))
app = cdk.App(analytics_reporting=False)
ENV = cdk.Environment(account="111122223333", region="eu-west-1")
_OUT = [0]


def out(stack, value):
    _OUT[0] += 1
    cdk.CfnOutput(stack, f"Out{_OUT[0]}", value=str(value))


def alarm(stack, name):
    return cw.Alarm.from_alarm_arn(stack, name, f"arn:aws:cloudwatch:eu-west-1:111122223333:alarm:{name}")


# Applications and configurations, in a stack that knows where it is and in one that doesn't.
for number, env in enumerate((None, ENV)):
    s = cdk.Stack(app, f"Config{number}", env=env)
    for kind, name in ((cd.ServerApplication, "server"), (cd.LambdaApplication, "lambda"), (cd.EcsApplication, "ecs")):
        known = getattr(kind, f"from_{name}_application_name")(s, f"{name}Known", f"known-{name}")
        arn = f"arn:aws:codedeploy:us-west-2:111122223333:application:{name}"
        for each in (
            kind(s, f"{name}App"),
            kind(s, f"{name}Named", application_name=f"my-{name}"),
            known,
            getattr(kind, f"from_{name}_application_arn")(s, f"{name}Arn", arn),
        ):
            out(s, each.application_name)
            out(s, each.application_arn)
            out(s, each.application_ref.application_name)
    for config in (
        cd.ServerDeploymentConfig.ALL_AT_ONCE,
        cd.ServerDeploymentConfig.HALF_AT_A_TIME,
        cd.LambdaDeploymentConfig.CANARY_10_PERCENT_30_MINUTES,
        cd.LambdaDeploymentConfig.LINEAR_10_PERCENT_EVERY_10_MINUTES,
        cd.EcsDeploymentConfig.LINEAR_10_PERCENT_EVERY_3_MINUTES,
        cd.ServerDeploymentConfig(s, "S1", minimum_healthy_hosts=cd.MinimumHealthyHosts.count(1)),
        cd.ServerDeploymentConfig(
            s,
            "S2",
            minimum_healthy_hosts=cd.MinimumHealthyHosts.percentage(75),
            deployment_config_name="zones",
            zonal_config=cd.ZonalConfig(
                first_zone_monitor_duration=cdk.Duration.minutes(30),
                monitor_duration=cdk.Duration.minutes(10),
                minimum_healthy_hosts_per_zone=cd.MinimumHealthyHostsPerZone.count(2),
            ),
        ),
        cd.ServerDeploymentConfig(
            s,
            "S3",
            minimum_healthy_hosts=cd.MinimumHealthyHosts.percentage(50),
            zonal_config=cd.ZonalConfig(minimum_healthy_hosts_per_zone=cd.MinimumHealthyHostsPerZone.percentage(20)),
        ),
        cd.LambdaDeploymentConfig(s, "L1"),
        cd.LambdaDeploymentConfig(
            s,
            "L2",
            traffic_routing=cd.TrafficRouting.time_based_canary(interval=cdk.Duration.minutes(5), percentage=5),
            deployment_config_name="canary",
        ),
        cd.EcsDeploymentConfig(s, "E1", traffic_routing=cd.TrafficRouting.all_at_once()),
        cd.EcsDeploymentConfig(
            s,
            "E2",
            traffic_routing=cd.TrafficRouting.time_based_linear(interval=cdk.Duration.minutes(1), percentage=1),
        ),
        cd.ServerDeploymentConfig.from_server_deployment_config_name(s, "I1", "a"),
        cd.LambdaDeploymentConfig.from_lambda_deployment_config_name(s, "I2", "b"),
        cd.EcsDeploymentConfig.from_ecs_deployment_config_name(s, "I3", "c"),
    ):
        out(s, config.deployment_config_name)
        out(s, config.deployment_config_arn)
    imports = (
        cd.ServerDeploymentGroup.from_server_deployment_group_attributes(
            s,
            "GI1",
            application=cd.ServerApplication.from_server_application_name(s, "GA1", "an"),
            deployment_group_name="gn",
        ),
        cd.LambdaDeploymentGroup.from_lambda_deployment_group_attributes(
            s,
            "GI2",
            application=cd.LambdaApplication.from_lambda_application_arn(
                s, "GA2", "arn:aws:codedeploy:us-west-2:111122223333:application:x"
            ),
            deployment_group_name="gn",
            deployment_config=cd.LambdaDeploymentConfig.ALL_AT_ONCE,
        ),
        cd.EcsDeploymentGroup.from_ecs_deployment_group_attributes(
            s,
            "GI3",
            application=cd.EcsApplication.from_ecs_application_name(s, "GA3", "an"),
            deployment_group_name="gn",
        ),
    )
    for group in imports:
        out(s, group.deployment_group_arn)
        out(s, group.deployment_config.deployment_config_name)
        out(s, group.application.application_name)
        out(s, group.env.region)

# The partition of a group made elsewhere stays open, also where the stack's is written out.
s = cdk.Stack(app, "Literal", env=ENV)
s.node.set_context("@aws-cdk/core:enablePartitionLiterals", True)
elsewhere = cd.EcsDeploymentGroup.from_ecs_deployment_group_attributes(
    s,
    "Group",
    application=cd.EcsApplication.from_ecs_application_name(s, "Application", "an"),
    deployment_group_name="gn",
)
out(s, elsewhere.deployment_group_arn)
out(s, elsewhere.application.application_arn)

# Groups of functions.
s = cdk.Stack(app, "Functions", env=ENV)


def fn(name):
    return lam.Function(s, name, runtime=lam.Runtime.PYTHON_3_12, handler="i.h", code=lam.Code.from_inline(f"# {name}"))


def alias(name):
    return lam.Alias(s, f"{name}Alias", alias_name="live", version=fn(f"{name}Fn").current_version)


plain = cd.LambdaDeploymentGroup(s, "Plain", alias=alias("Plain"))
out(s, plain.deployment_group_name)
out(s, plain.deployment_group_arn)
out(s, plain.deployment_group_ref.deployment_group_name)
full = cd.LambdaDeploymentGroup(
    s,
    "Full",
    alias=alias("Full"),
    alarms=[alarm(s, "one")],
    application=cd.LambdaApplication(s, "App"),
    auto_rollback=cd.AutoRollbackConfig(deployment_in_alarm=True, failed_deployment=False, stopped_deployment=True),
    deployment_config=cd.LambdaDeploymentConfig.LINEAR_10_PERCENT_EVERY_1_MINUTE,
    deployment_group_name="group",
    ignore_alarm_configuration=True,
    ignore_poll_alarms_failure=True,
    post_hook=fn("Post"),
    pre_hook=fn("Pre"),
    role=iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("codedeploy.amazonaws.com")),
)
full.add_alarm(cw.Alarm(s, "Errors", metric=fn("Watched").metric_errors(), threshold=1, evaluation_periods=1))
hooks = cd.LambdaDeploymentGroup(
    s, "Hooks", alias=alias("Hooks"), auto_rollback=cd.AutoRollbackConfig(failed_deployment=False)
)
hooks.add_pre_hook(fn("LaterPre"))
hooks.add_post_hook(fn("LaterPost"))
hooks.grant_put_lifecycle_event_hook_execution_status(iam.Role(s, "Reporter", assumed_by=iam.AccountRootPrincipal()))
cd.LambdaDeploymentGroup(
    s,
    "Own",
    alias=alias("Own"),
    deployment_config=cd.LambdaDeploymentConfig(s, "OwnConfig"),
    alarms=[alarm(s, "two")],
    auto_rollback=cd.AutoRollbackConfig(deployment_in_alarm=False, failed_deployment=False),
)

s = cdk.Stack(app, "Custom", env=ENV)
custom = cd.CustomLambdaDeploymentConfig(
    s,
    "Canary",
    type=cd.CustomLambdaDeploymentConfigType.CANARY,
    interval=cdk.Duration.minutes(1),
    percentage=5,
)
linear = cd.CustomLambdaDeploymentConfig(
    s,
    "Linear",
    type=cd.CustomLambdaDeploymentConfigType.LINEAR,
    interval=cdk.Duration.hours(2),
    percentage=20,
    deployment_config_name="linear",
)
cd.LambdaDeploymentGroup(s, "Group", alias=alias("Custom"), deployment_config=custom)
out(s, linear.deployment_config_arn)

# Groups of machines.
s = cdk.Stack(app, "Machines", env=ENV)
vpc = ec2.Vpc(s, "Vpc", max_azs=2)


def machines(name, image=None):
    return asg.AutoScalingGroup(
        s,
        name,
        vpc=vpc,
        instance_type=ec2.InstanceType("t3.micro"),
        machine_image=image or ec2.MachineImage.latest_amazon_linux2(),
    )


alb = elbv2.ApplicationLoadBalancer(s, "Alb", vpc=vpc)
web = alb.add_listener("Listener", port=80).add_targets("Targets", port=80)
other = elbv2.ApplicationTargetGroup(s, "OtherTargets", vpc=vpc, port=80)
nlb = elbv2.NetworkLoadBalancer(s, "Nlb", vpc=vpc)
tcp = nlb.add_listener("Listener", port=80).add_targets("Targets", port=80)
classic = elb.LoadBalancer(s, "Classic", vpc=vpc)
servers = cd.ServerDeploymentGroup(
    s,
    "Full",
    alarms=[alarm(s, "one")],
    application=cd.ServerApplication(s, "App", application_name="an"),
    auto_rollback=cd.AutoRollbackConfig(failed_deployment=False, stopped_deployment=True),
    auto_scaling_groups=[machines("Linux")],
    deployment_config=cd.ServerDeploymentConfig.ALL_AT_ONCE,
    deployment_group_name="gn",
    ec2_instance_tags=cd.InstanceTagSet({"a": ["b", "c"], "": ["x"]}, {"z": []}, {"q": ["r"]}),
    on_premise_instance_tags=cd.InstanceTagSet({"k1": ["v1", "v2"], "k2": ["v3"]}),
    load_balancers=[cd.LoadBalancer.application(web), cd.LoadBalancer.network(tcp)],
    role=iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("codedeploy.amazonaws.com")),
    termination_hook=True,
    ignore_poll_alarms_failure=False,
)
servers.add_auto_scaling_group(
    machines("Windows", ec2.MachineImage.latest_windows(ec2.WindowsVersion.WINDOWS_SERVER_2019_ENGLISH_FULL_BASE))
)
servers.add_alarm(alarm(s, "later"))
bare = cd.ServerDeploymentGroup(
    s,
    "NoAgent",
    auto_scaling_groups=[machines("Quiet")],
    install_agent=False,
    load_balancer=cd.LoadBalancer.classic(classic),
)
cd.ServerDeploymentGroup(
    s,
    "Mixed",
    deployment_config=cd.ServerDeploymentConfig(s, "One", minimum_healthy_hosts=cd.MinimumHealthyHosts.count(1)),
    load_balancers=[
        cd.LoadBalancer.application(web),
        cd.LoadBalancer.application(other),
        cd.LoadBalancer.classic(classic),
    ],
)
out(s, bare.deployment_group_name)
out(s, bare.deployment_group_arn)
out(s, bare.role.role_arn)

# Groups of services.
t = cdk.Stack(app, "Services", env=ENV)
vpc2 = ec2.Vpc(t, "Vpc", max_azs=2)
cluster = ecs.Cluster(t, "Cluster", vpc=vpc2)


def service(name, **options):
    tasks = ecs.FargateTaskDefinition(t, f"{name}Tasks")
    tasks.add_container(
        "main",
        image=ecs.ContainerImage.from_registry("nginx"),
        port_mappings=[ecs.PortMapping(container_port=80)],
    )
    balancer = elbv2.ApplicationLoadBalancer(t, f"{name}Alb", vpc=vpc2)
    blue, green = (
        elbv2.ApplicationTargetGroup(t, f"{name}{color}", vpc=vpc2, port=80, target_type=elbv2.TargetType.IP)
        for color in ("Blue", "Green")
    )
    listener = balancer.add_listener("Main", port=80, default_target_groups=[blue])
    test = balancer.add_listener(
        "Test", port=8080, protocol=elbv2.ApplicationProtocol.HTTP, default_target_groups=[green]
    )
    fargate = ecs.FargateService(
        t,
        name,
        cluster=cluster,
        task_definition=tasks,
        deployment_controller=ecs.DeploymentController(type=ecs.DeploymentControllerType.CODE_DEPLOY),
    )
    blue.add_target(fargate)
    return fargate, {"blue_target_group": blue, "green_target_group": green, "listener": listener}, test


first, ways, _ = service("First")
small = cd.EcsDeploymentGroup(
    t, "Small", service=first, blue_green_deployment_config=cd.EcsBlueGreenDeploymentConfig(**ways)
)
second, ways, test = service("Second")
large = cd.EcsDeploymentGroup(
    t,
    "Large",
    service=second,
    blue_green_deployment_config=cd.EcsBlueGreenDeploymentConfig(
        **ways,
        test_listener=test,
        deployment_approval_wait_time=cdk.Duration.hours(8),
        termination_wait_time=cdk.Duration.days(1),
    ),
    alarms=[alarm(t, "one")],
    application=cd.EcsApplication(t, "App"),
    auto_rollback=cd.AutoRollbackConfig(stopped_deployment=True),
    deployment_config=cd.EcsDeploymentConfig.CANARY_10_PERCENT_5_MINUTES,
    deployment_group_name="gn",
    role=iam.Role(t, "Role", assumed_by=iam.ServicePrincipal("codedeploy.amazonaws.com")),
)
large.add_alarm(alarm(t, "later"))
third, ways, _ = service("Third")
cd.EcsDeploymentGroup(
    t,
    "Own",
    service=third,
    blue_green_deployment_config=cd.EcsBlueGreenDeploymentConfig(**ways),
    deployment_config=cd.EcsDeploymentConfig(t, "OwnConfig", traffic_routing=cd.TrafficRouting.all_at_once()),
)
out(t, small.deployment_group_name)
out(t, small.deployment_group_arn)

# A pipeline.
bucket = s3.Bucket(s, "Bucket", versioned=True)
files, more, images = cp.Artifact("Files"), cp.Artifact(), cp.Artifact("Images")
known = cd.EcsDeploymentGroup.from_ecs_deployment_group_attributes(
    s,
    "KnownEcs",
    application=cd.EcsApplication.from_ecs_application_name(s, "KnownEcsApp", "ea"),
    deployment_group_name="egn",
)
cp.Pipeline(
    s,
    "Pipeline",
    pipeline_type=cp.PipelineType.V2,
    stages=[
        cp.StageProps(
            stage_name="Source",
            actions=[
                cpa.S3SourceAction(action_name=f"src{number}", bucket=bucket, bucket_key=f"k{number}", output=output)
                for number, output in enumerate((files, more, images))
            ],
        ),
        cp.StageProps(
            stage_name="Deploy",
            actions=[
                cpa.CodeDeployServerDeployAction(action_name="servers", deployment_group=servers, input=files),
                cpa.CodeDeployServerDeployAction(
                    action_name="known",
                    deployment_group=cd.ServerDeploymentGroup.from_server_deployment_group_attributes(
                        s,
                        "KnownServers",
                        application=cd.ServerApplication.from_server_application_name(s, "KnownServersApp", "sa"),
                        deployment_group_name="sgn",
                    ),
                    input=more,
                    run_order=3,
                    variables_namespace="ns",
                ),
                cpa.CodeDeployEcsDeployAction(
                    action_name="service",
                    deployment_group=known,
                    app_spec_template_input=files,
                    task_definition_template_input=files,
                ),
                cpa.CodeDeployEcsDeployAction(
                    action_name="images",
                    deployment_group=known,
                    app_spec_template_file=more.at_path("x/app.yaml"),
                    task_definition_template_file=files.at_path("td.json"),
                    container_image_inputs=[
                        cpa.CodeDeployEcsContainerImageInput(input=images, task_definition_placeholder="IMG1"),
                        cpa.CodeDeployEcsContainerImageInput(input=more),
                    ],
                ),
            ],
        ),
    ],
)

app.synth()

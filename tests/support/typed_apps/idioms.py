"""Idioms of apps with types: subclasses, options passed on, casts, callbacks, tokens; it is read by a type checker and never run."""

# ruff: noqa: F841 - what variables are declared to be is the point

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import aws_cdk as cdk
import jsii
from aws_cdk import (
    App,
    Aws,
    CfnOutput,
    CfnParameter,
    Duration,
    Environment,
    Fn,
    IAspect,
    Lazy,
    NestedStack,
    RemovalPolicy,
    SecretValue,
    Size,
    Stack,
    Stage,
    Tags,
    Token,
    assertions,
)
from aws_cdk import aws_apigateway as apigw
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_dynamodb as ddb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_logs as logs
from aws_cdk import aws_rds as rds
from aws_cdk import aws_route53 as r53
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as sm
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subs
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_ssm as ssm
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from constructs import Construct, DependencyGroup, IConstruct


@dataclass(frozen=True)
class Config:
    stage: str
    removal: RemovalPolicy
    sizes: dict[str, int]


class Storage(Construct):
    """A construct that others use."""

    bucket: s3.IBucket
    tables: list[ddb.ITable]

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        config: Config,
        key: kms.IKey | None = None,
        events_to: Sequence[s3.EventType] = (s3.EventType.OBJECT_CREATED, s3.EventType.OBJECT_REMOVED),
    ) -> None:
        super().__init__(scope, construct_id)
        self.bucket = s3.Bucket(
            self,
            "Bucket",
            encryption=s3.BucketEncryption.KMS if key else s3.BucketEncryption.S3_MANAGED,
            encryption_key=key,
            removal_policy=config.removal,
            auto_delete_objects=config.removal == RemovalPolicy.DESTROY,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
            lifecycle_rules=[
                s3.LifecycleRule(
                    transitions=[
                        s3.Transition(storage_class=s3.StorageClass.GLACIER, transition_after=Duration.days(30))
                    ]
                )
            ],
        )
        self.tables = [
            ddb.Table(
                self,
                f"T{i}",
                partition_key=ddb.Attribute(name="pk", type=ddb.AttributeType.STRING),
                billing_mode=ddb.BillingMode.PAY_PER_REQUEST,
                point_in_time_recovery_specification=ddb.PointInTimeRecoverySpecification(
                    point_in_time_recovery_enabled=True
                ),
            )
            for i in range(2)
        ]

    def grant_all(self, *grantees: iam.IGrantable) -> list[iam.Grant]:
        return [self.bucket.grant_read_write(g) for g in grantees] + [
            t.grant_read_write_data(g) for t in self.tables for g in grantees
        ]


class Fun(lambda_.Function):
    def __init__(self, scope: Construct, id: str, *, name: str, **kwargs: Any) -> None:
        super().__init__(
            scope,
            id,
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler=f"{name}.handler",
            code=lambda_.Code.from_inline("def handler(e, c): pass"),
            **kwargs,
        )


class Base(Stack):
    def __init__(self, scope: Construct, construct_id: str, config: Config, **kwargs: Any) -> None:
        super().__init__(scope, construct_id, **kwargs)
        self.config = config

    def out(self, name: str, value: str) -> CfnOutput:
        return CfnOutput(self, name, value=value, export_name=f"{self.stack_name}-{name}")


def pick(vpc: ec2.IVpc, kind: ec2.SubnetType = ec2.SubnetType.PRIVATE_WITH_EGRESS) -> ec2.SubnetSelection:
    return ec2.SubnetSelection(subnet_type=kind, subnets=None)


class Main(Base):
    def __init__(
        self, scope: Construct, construct_id: str, *, config: Config, vpc: ec2.IVpc, env: cdk.Environment | None = None
    ) -> None:
        super().__init__(
            scope, construct_id, config, env=env, description="x", tags={"a": "b"}, termination_protection=True
        )
        key = kms.Key(self, "Key", alias="alias/x", enable_key_rotation=True, rotation_period=Duration.days(180))
        store = Storage(self, "Store", config=config, key=key)
        fun = Fun(
            self,
            "Fun",
            name="index",
            vpc=vpc,
            vpc_subnets=pick(vpc),
            memory_size=config.sizes.get("fun", 256),
            timeout=Duration.seconds(30),
            environment={"BUCKET": store.bucket.bucket_name, "TABLE": store.tables[0].table_name},
            log_retention=logs.RetentionDays.ONE_WEEK,
            dead_letter_queue_enabled=True,
            reserved_concurrent_executions=5,
            ephemeral_storage_size=Size.gibibytes(1),
            layers=[lambda_.LayerVersion.from_layer_version_arn(self, "L", "arn:aws:lambda:eu-west-1:1:layer:x:1")],
        )
        store.grant_all(fun, iam.ServicePrincipal("x.amazonaws.com"))
        fun.add_environment("X", Token.as_string(Lazy.any(Producer())))
        size: float = Token.as_number(Fn.select(0, ["1"]))
        fun.add_to_role_policy(
            iam.PolicyStatement(
                effect=iam.Effect.ALLOW,
                actions=["s3:*"],
                resources=["*"],
                conditions={"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}},
            )
        )
        queue = sqs.Queue(
            self,
            "Queue",
            dead_letter_queue=sqs.DeadLetterQueue(max_receive_count=3, queue=sqs.Queue(self, "Dead")),
            visibility_timeout=Duration.minutes(5),
            fifo=None,
        )
        fun.add_event_source(
            sources.SqsEventSource(
                queue, batch_size=10, max_batching_window=Duration.seconds(1), report_batch_item_failures=True
            )
        )
        topic = sns.Topic(self, "Topic", fifo=False)
        topic.add_subscription(
            subs.LambdaSubscription(fun, filter_policy={"k": sns.SubscriptionFilter.string_filter(allowlist=["a"])})
        )
        for t in store.tables:
            metric = cast(ddb.Table, t).metric_throttled_requests_for_operations(operations=[ddb.Operation.GET_ITEM])
            cw.Alarm(
                self,
                f"A{t.node.id}",
                metric=metric,
                threshold=1,
                evaluation_periods=1,
                comparison_operator=cw.ComparisonOperator.GREATER_THAN_THRESHOLD,
            )
        rule = events.Rule(
            self,
            "Rule",
            schedule=events.Schedule.cron(minute="0", hour="4"),
            targets=[targets.LambdaFunction(fun, retry_attempts=2)],
            event_pattern=None,
        )
        rule.add_target(targets.SqsQueue(queue, message=events.RuleTargetInput.from_event_path("$.detail")))
        api = apigw.RestApi(
            self,
            "Api",
            default_cors_preflight_options=apigw.CorsOptions(
                allow_origins=apigw.Cors.ALL_ORIGINS, allow_methods=["GET"]
            ),
            deploy_options={"stage_name": "prod"},
        )
        res: apigw.Resource = api.root.add_resource("items")
        res.add_method(
            "GET",
            apigw.LambdaIntegration(fun),
            method_responses=[apigw.MethodResponse(status_code="200"), {"status_code": "500"}],
        )
        param = CfnParameter(self, "P", type="Number", default=3, allowed_values=["3"])
        n: float = param.value_as_number
        cond = cdk.CfnCondition(self, "C", expression=Fn.condition_equals(param.value_as_string, "x"))
        cfn = cast(lambda_.CfnFunction, fun.node.default_child)
        cfn.cfn_options.condition = cond
        cfn.add_property_override("A.B", {"x": 1})
        cfn.override_logical_id("Fn")
        Tags.of(self).add("Stage", config.stage, priority=200)
        secret = sm.Secret(
            self,
            "Secret",
            generate_secret_string=sm.SecretStringGenerator(secret_string_template="{}", generate_string_key="k"),
        )
        user = iam.User(self, "U", password=SecretValue.secrets_manager(secret.secret_name))
        cluster = rds.DatabaseCluster(
            self,
            "Db",
            engine=rds.DatabaseClusterEngine.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_16_4),
            writer=rds.ClusterInstance.serverless_v2("w"),
            readers=[rds.ClusterInstance.serverless_v2("r", scale_with_writer=True)],
            vpc=vpc,
            credentials=rds.Credentials.from_generated_secret("admin"),
        )
        cluster.connections.allow_default_port_from(fun, "from function")
        if cluster.secret:
            cluster.secret.grant_read(fun)
        definition = (
            sfn.Chain.start(
                tasks.LambdaInvoke(
                    self,
                    "I",
                    lambda_function=fun,
                    payload=sfn.TaskInput.from_object({"a": sfn.JsonPath.string_at("$.x")}),
                    result_path="$.r",
                    retry_on_service_exceptions=True,
                )
            )
            .next(sfn.Wait(self, "W", time=sfn.WaitTime.seconds_path("$.s")))
            .next(
                sfn.Choice(self, "Ch")
                .when(
                    sfn.Condition.and_(sfn.Condition.is_present("$.a"), sfn.Condition.number_greater_than("$.n", 3)),
                    sfn.Succeed(self, "Ok"),
                )
                .otherwise(sfn.Fail(self, "No", error="e", cause="c"))
            )
        )
        sm_: sfn.StateMachine = sfn.StateMachine(
            self,
            "SM",
            definition_body=sfn.DefinitionBody.from_chainable(definition),
            tracing_enabled=True,
            logs=sfn.LogOptions(destination=logs.LogGroup(self, "LG"), level=sfn.LogLevel.ALL),
        )
        sm_.grant_start_execution(fun)
        ssm.StringParameter(self, "SP", parameter_name="/x", string_value=sm_.state_machine_arn)
        self.out("Url", api.url)
        self.fun = fun
        p: str = self.format_arn(
            service="s3", resource="b", resource_name="x", arn_format=cdk.ArnFormat.SLASH_RESOURCE_NAME
        )
        parts: cdk.ArnComponents = self.split_arn(p, cdk.ArnFormat.SLASH_RESOURCE_NAME)
        name: str | None = parts.resource_name
        vals: list[str] = Fn.split(",", Fn.import_value("x"))
        group = DependencyGroup(store, fun)
        sm_.node.add_dependency(group, api)

    def _allocate_logical_id(self, cfn_element: cdk.CfnElement) -> str:
        return "X" + super()._allocate_logical_id(cfn_element)

    @property
    def availability_zones(self) -> list[str]:
        return ["eu-west-1a", "eu-west-1b"]


@jsii.implements(cdk.IStableAnyProducer)
class Producer:
    def produce(self) -> Any:
        return "x"


@jsii.implements(IAspect)
class Tagger:
    def __init__(self, *types: type[Construct]) -> None:
        self._types = types

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, self._types):
            cdk.Annotations.of(node).add_info("seen")
        if isinstance(node, s3.CfnBucket) and not node.versioning_configuration:
            node.versioning_configuration = s3.CfnBucket.VersioningConfigurationProperty(status="Enabled")
        if cdk.TagManager.is_taggable(node):
            print(Stack.of(node).stack_name)


class Inner(NestedStack):
    def __init__(
        self, scope: Construct, id: str, *, topic: sns.ITopic, parameters: dict[str, str] | None = None
    ) -> None:
        super().__init__(scope, id, parameters=parameters, timeout=Duration.minutes(5))
        self.queue = sqs.Queue(self, "Q")
        topic.add_subscription(subs.SqsSubscription(self.queue, raw_message_delivery=True))


class Prod(Stage):
    def __init__(self, scope: Construct, id: str, *, outdir: str | None = None, env: Environment) -> None:
        super().__init__(scope, id, env=env, outdir=outdir)
        net = Stack(self, "Net")
        self.vpc = ec2.Vpc(
            net,
            "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"),
            max_azs=2,
            subnet_configuration=[
                ec2.SubnetConfiguration(name=n, subnet_type=t, cidr_mask=24)
                for n, t in (("a", ec2.SubnetType.PUBLIC), ("b", ec2.SubnetType.PRIVATE_WITH_EGRESS))
            ],
            gateway_endpoints={"S3": ec2.GatewayVpcEndpointOptions(service=ec2.GatewayVpcEndpointAwsService.S3)},
        )
        self.vpc.add_interface_endpoint(
            "Ep", service=ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER, private_dns_enabled=True
        )
        main = Main(self, "Main", config=Config("prod", RemovalPolicy.RETAIN, {"fun": 1}), vpc=self.vpc, env=env)
        main.add_dependency(net)


class Web(Stack):
    def __init__(
        self, scope: Construct, id: str, *, vpc: ec2.IVpc, zone: r53.IHostedZone | None = None, **kwargs: Any
    ) -> None:
        super().__init__(scope, id, **kwargs)
        cluster = ecs.Cluster(self, "C", vpc=vpc, container_insights_v2=ecs.ContainerInsights.ENABLED)
        task = ecs.FargateTaskDefinition(
            self,
            "T",
            cpu=512,
            memory_limit_mib=1024,
            runtime_platform=ecs.RuntimePlatform(
                cpu_architecture=ecs.CpuArchitecture.ARM64, operating_system_family=ecs.OperatingSystemFamily.LINUX
            ),
        )
        container = task.add_container(
            "web",
            image=ecs.ContainerImage.from_registry("nginx"),
            logging=ecs.LogDrivers.aws_logs(stream_prefix="w", mode=ecs.AwsLogDriverMode.NON_BLOCKING),
            port_mappings=[ecs.PortMapping(container_port=80)],
            health_check=ecs.HealthCheck(command=["CMD"], interval=Duration.seconds(5)),
            environment={"A": "b"},
        )
        container.add_mount_points(ecs.MountPoint(container_path="/x", read_only=True, source_volume="v"))
        container.add_ulimits(ecs.Ulimit(name=ecs.UlimitName.NOFILE, hard_limit=1, soft_limit=1))
        service = ecs.FargateService(
            self,
            "S",
            cluster=cluster,
            task_definition=task,
            circuit_breaker=ecs.DeploymentCircuitBreaker(rollback=True),
            capacity_provider_strategies=[ecs.CapacityProviderStrategy(capacity_provider="FARGATE_SPOT", weight=1)],
        )
        lb = elbv2.ApplicationLoadBalancer(self, "LB", vpc=vpc, internet_facing=True)
        listener = lb.add_listener(
            "L", port=80, open=True, default_action=elbv2.ListenerAction.fixed_response(404, content_type="text/plain")
        )
        tg = listener.add_targets(
            "T",
            port=80,
            targets=[service],
            conditions=[elbv2.ListenerCondition.path_patterns(["/*"])],
            priority=1,
            health_check=elbv2.HealthCheck(path="/", healthy_http_codes="200"),
        )
        scaling = service.auto_scale_task_count(min_capacity=1, max_capacity=4)
        scaling.scale_on_request_count("R", requests_per_target=100, target_group=tg)
        if zone is not None:
            r53.CnameRecord(self, "R", zone=zone, domain_name=lb.load_balancer_dns_name, ttl=Duration.minutes(1))


def test_stack() -> None:
    app = App(context={"a": 1}, analytics_reporting=False)
    stack = Stack(
        app,
        "S",
        env={"account": "111111111111", "region": "eu-west-1"},
        synthesizer=cdk.DefaultStackSynthesizer(qualifier="x"),
    )
    topic = sns.Topic(stack, "T")
    Inner(stack, "I", topic=topic)
    cdk.Aspects.of(app).add(Tagger(s3.Bucket, s3.CfnBucket))
    template = assertions.Template.from_stack(stack)
    template.has_resource_properties("AWS::SNS::Topic", {"TopicName": assertions.Match.absent()})
    template.resource_count_is("AWS::SNS::Topic", 1)
    capture = assertions.Capture()
    template.has_resource("AWS::SNS::Topic", assertions.Match.object_like({"Properties": capture}))
    text: str = capture.as_string()
    found: dict[str, Any] = dict(template.find_resources("AWS::SNS::Topic"))
    for child in stack.node.find_all():
        path: str = child.node.path
    ctx: Any = stack.node.try_get_context("a")
    env: str = os.environ.get("X", stack.region)


@jsii.implements(ecs.ITaskDefinitionExtension)
class Ext:
    def extend(self, task_definition: ecs.TaskDefinition) -> None:
        task_definition.add_volume(name="v")


class Own(iam.PrincipalBase):
    @property
    def policy_fragment(self) -> iam.PrincipalPolicyFragment:
        return iam.PrincipalPolicyFragment({"AWS": ["x"]}, {})

    def dedupe_string(self) -> str | None:
        return None


app = App()
Prod(app, "Prod", env=Environment(account="1" * 12, region="eu-west-1"))
assembly = app.synth()
stacks: list[str] = [s.stack_name for s in assembly.stacks]

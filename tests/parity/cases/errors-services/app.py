"""What constructs of services refuse, each in an app of its own, and what looks like it but is taken."""
import json
import os.path
import aws_cdk as cdk
from aws_cdk import (aws_apigateway as apigw, aws_apigatewayv2 as ag, aws_apigatewayv2_integrations as agi, aws_appsync as appsync, aws_autoscaling as asg, aws_cloudfront as cf, aws_cloudfront_origins as co, aws_cognito as cognito, aws_ec2 as ec2, aws_ecr as ecr, aws_ecs as ecs, aws_eks as eks, aws_elasticloadbalancingv2 as elb, aws_events as events, aws_events_targets as targets, aws_glue as glue, aws_iam as iam,
                     aws_kms as kms, aws_lambda as L, aws_lambda_event_sources as les, aws_s3 as s3, aws_sns as sns, aws_sqs as sqs, aws_stepfunctions_tasks as tasks)

here = os.path.dirname(os.path.abspath(__file__))


def probe(name, fn):
    app = cdk.App(analytics_reporting=False, outdir=os.path.join(here, "out-" + name))
    try:
        fn(cdk.Stack(app, "S"))
        app.synth()
        print(json.dumps({"probe": name, "raised": False}))
    except Exception as e:
        print(json.dumps({"probe": name, "raised": True, "message": str(e)}))


D, IMG, Exclude = cdk.Duration, ecs.ContainerImage.from_registry("x"), ecr.ImageTagMutabilityExclusionFilter
DC, DCT, DAC = ecs.DeploymentController, ecs.DeploymentControllerType, ecs.DeploymentAlarmConfig


def fn(s, id="F", **k):
    return L.Function(s, id, **{"code": L.Code.from_inline("x"), "handler": "i.h", "runtime": L.Runtime.PYTHON_3_13, **k})


def task(s, compatibility=ecs.Compatibility.EC2, **k):
    return ecs.TaskDefinition(s, "T", compatibility=compatibility, **{"cpu": "256", "memory_mib": "512", **k})


def container(t, id="c", **k):
    return t.add_container(id, image=IMG, **{"memory_limit_mib": 64, **k})


def service(s, **k):
    t = ecs.FargateTaskDefinition(s, "T")
    t.add_container("c", image=IMG)
    return ecs.FargateService(s, "S", cluster=ecs.Cluster(s, "C"), task_definition=t, **k)


def pods(s, nodes, pods):
    layer = L.LayerVersion.from_layer_version_arn(s, "L", "arn:aws:lambda:us-east-1:123456789012:layer:l:1")
    eks.Cluster(s, "C", version=eks.KubernetesVersion.V1_33, kubectl_layer=layer, remote_node_networks=[eks.RemoteNodeNetwork(cidrs=n) for n in nodes], remote_pod_networks=[eks.RemotePodNetwork(cidrs=n) for n in pods])


VERSION, LISTED = "arn:aws:lambda:us-east-1:123456789012:function:f:3", [f"v{n}" for n in range(6)]
probe("UrlOfKnownVersion", lambda s: L.FunctionUrl(s, "U", function=L.Version.from_version_arn(s, "V", VERSION)))
probe("UrlOfVersion", lambda s: fn(s).current_version.add_function_url())
probe("TenantsQueue", lambda s: fn(s, tenancy_config=L.TenancyConfig.PER_TENANT, events=[les.SqsEventSource(sqs.Queue(s, "Q"))]))
probe("TenantsApi", lambda s: fn(s, tenancy_config=L.TenancyConfig.PER_TENANT, events=[les.ApiEventSource("GET", "/x")]))
probe("MountBeforeVpc", lambda s: fn(s, filesystem=L.FileSystem(local_mount_path="/data", arn="arn:x")))
probe("ImageLayersLater", lambda s: L.DockerImageFunction(s, "F", code=L.DockerImageCode.from_ecr(ecr.Repository(s, "R"))).add_layers(L.LayerVersion.from_layer_version_arn(s, "L", "arn:aws:lambda:us-east-1:123456789012:layer:l:1")))
probe("BucketKeyBeforeName", lambda s: s3.Bucket(s, "B", bucket_name="Bad", bucket_key_enabled=True, encryption=s3.BucketEncryption.UNENCRYPTED))
probe("TagPattern", lambda s: Exclude.wildcard("a/b"))
probe("TagPatterns", lambda s: ecr.Repository(s, "R", image_tag_mutability=ecr.TagMutability.MUTABLE_WITH_EXCLUSION, image_tag_mutability_exclusion_filters=[Exclude.wildcard(name) for name in LISTED]))
probe("NoTagPatterns", lambda s: ecr.Repository(s, "R", image_tag_mutability_exclusion_filters=[]))
probe("OwnEncryption", lambda s: ecr.Repository(s, "R", encryption=ecr.RepositoryEncryption("KMS"), encryption_key=kms.Key(s, "K")))
probe("KnownTopic", lambda s: sns.Topic.from_topic_attributes(s, "T", topic_arn="arn:aws:sns:us-west-2:123456789012:t", content_based_deduplication=True))
probe("CpuOfContainers", lambda s: container(container(task(s), "a", cpu=200).task_definition, "b", cpu=57))
probe("CpuThatFits", lambda s: container(task(s), cpu=256))
probe("CpuUnknown", lambda s: container(task(s, cpu=cdk.Fn.ref("AWS::Region")), cpu=9999))
probe("PlacementFargate", lambda s: ecs.TaskDefinition(s, "T", compatibility=ecs.Compatibility.FARGATE, placement_constraints=[ecs.PlacementConstraint.member_of("a")]))
probe("ProxyManaged", lambda s: task(s, ecs.Compatibility.MANAGED_INSTANCES, proxy_configuration=ecs.AppMeshProxyConfiguration(container_name="e", properties=ecs.AppMeshProxyConfigurationProps(app_ports=[1], proxy_egress_port=2, proxy_ingress_port=3, ignored_uid=5))))
probe("ProxyOfRoot", lambda s: ecs.AppMeshProxyConfiguration(container_name="e", properties=ecs.AppMeshProxyConfigurationProps(app_ports=[1], proxy_egress_port=2, proxy_ingress_port=3, ignored_gid=0)))
probe("RestartsOff", lambda s: container(task(s), enable_restart_policy=False, restart_ignored_exit_codes=[]))
probe("RestartsOpen", lambda s: container(task(s), restart_ignored_exit_codes=[1]))
probe("PortRangeOnHost", lambda s: container(task(s, network_mode=ecs.NetworkMode.HOST), port_mappings=[ecs.PortMapping(container_port=0, container_port_range="80")]))
probe("BottlerocketKey", lambda s: ecs.BottleRocketImage(additional_cache_key="k"))
probe("SignalsOfCluster", lambda s: ecs.Cluster(s, "C").add_capacity("X", instance_type=ec2.InstanceType("t3.micro"), signals=asg.Signals.wait_for_all()))
probe("ForcedElsewhere", lambda s: service(s, deployment_controller=DC(type=DCT.EXTERNAL), force_new_deployment=ecs.ForceNewDeployment(enabled=True)))
probe("AlarmsOfUntyped", lambda s: service(s, deployment_controller=DC(), deployment_alarms=DAC(alarm_names=["a"])))
probe("UnhealthyOnce", lambda s: elb.NetworkTargetGroup(s, "T", vpc=ec2.Vpc(s, "V"), port=80, health_check=elb.HealthCheck(unhealthy_threshold_count=1)))
probe("JwtPlain", lambda s: elb.ListenerAction.authenticate_jwt(issuer="i", jwks_endpoint="http://a", next=elb.ListenerAction.fixed_response(200)))
probe("JwtLong", lambda s: elb.ListenerAction.authenticate_jwt(issuer="i", jwks_endpoint="https://" + "x" * 300, next=elb.ListenerAction.fixed_response(200)))
probe("LinkWithoutPlace", lambda s: cognito.UserPool(s, "P", user_verification=cognito.UserVerificationConfig(email_body="x", email_style=cognito.VerificationEmailStyle.LINK)))
probe("LinkWithPlace", lambda s: cognito.UserPool(s, "P", user_verification=cognito.UserVerificationConfig(email_body="{##Click##}", email_style=cognito.VerificationEmailStyle.LINK)))
probe("OtherSubtype", lambda s: ag.HttpApi(s, "A").add_routes(path="/e", integration=agi.HttpEventBridgeIntegration("i", event_bus_ref={"event_bus_arn": "arn:b", "event_bus_name": "b"}, subtype=ag.HttpIntegrationSubtype.SQS_SEND_MESSAGE)))
probe("ActionCase", lambda s: tasks.CallAwsService(s, "C", service="s3", action="ListBuckets", iam_resources=["*"]))
probe("ParameterCase", lambda s: tasks.CallAwsService(s, "C", service="s3", action="listBuckets", iam_resources=["*"], parameters={"bucket.$": "$.b"}))
probe("EvaluatedElsewhere", lambda s: tasks.EvaluateExpression(s, "E", expression="1", runtime=L.Runtime.PYTHON_3_13))
probe("AnswerTooLong", lambda s: cf.Distribution(s, "D", default_behavior=cf.BehaviorOptions(origin=co.HttpOrigin("e.org", response_completion_timeout=D.hours(2)))))
probe("PodsOnNodes", lambda s: pods(s, [["10.0.0.0/16"]], [["10.0.1.0/24"]]))
probe("SessionBeforePath", lambda s: iam.Role(s, "R", assumed_by=iam.AccountRootPrincipal(), max_session_duration=D.minutes(5), description="d" * 1001, path="x"))
probe("TablesBeforeNames", lambda s: ec2.Vpc.from_vpc_attributes(s, "V", vpc_id="v", availability_zones=["a"], public_subnet_ids=["p"], public_subnet_names=["x", "y"], public_subnet_route_table_ids=["r", "t"]))
probe("LogWithoutRequest", lambda s: apigw.RestApi(s, "A", deploy_options=apigw.StageOptions(access_log_format=apigw.AccessLogFormat.custom("x"))))
probe("EndpointUnknown", lambda s: events.Rule(s, "R", schedule=events.Schedule.rate(D.minutes(1)), targets=[targets.AppSync(appsync.GraphqlApi.from_graphql_api_attributes(s, "G", graphql_api_id="x", modes=[appsync.AuthorizationType.IAM]), graph_ql_operation="q")]))
probe("ConnectsNothing", lambda s: ecs.FargateService(s, "S", cluster=ecs.Cluster(s, "C"), task_definition=ecs.FargateTaskDefinition(s, "T")).enable_service_connect())
probe("NoSubnetForGlue", lambda s: glue.Connection(s, "C", type=glue.ConnectionType.NETWORK, network=glue.ConnectionNetwork.vpc(ec2.Vpc(s, "V"), availability_zones=["us-east-1a"])))
probe("NoSubnetAsked", lambda s: glue.ConnectionNetwork.vpc(ec2.Vpc(s, "V"), availability_zones=["us-east-1a"]))

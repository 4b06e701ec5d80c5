"""Stacks of a known account and region, with and without the recommended flags: which names are told by AWS all the same."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import (aws_cloudfront as cf, aws_cloudfront_origins as cfo, aws_ec2 as ec2, aws_ecs as ecs, aws_elasticloadbalancingv2 as elbv2, aws_events as events, aws_events_targets as targets, aws_kms as kms, aws_logs as logs,
                     aws_s3 as s3, aws_s3_assets as s3a, aws_servicecatalog as sc, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks)

FLAGS = ("@aws-cdk/core:enablePartitionLiterals", "@aws-cdk/aws-iam:minimizePolicies", "@aws-cdk/aws-cloudfront:defaultViewerProtocolPolicyRedirectToHttps")
app = cdk.App(analytics_reporting=False)


class Product(sc.ProductStack):
    def __init__(self, scope, id, bucket, *paths):
        super().__init__(scope, id, asset_bucket=bucket)
        for number, path in enumerate(paths):
            s3a.Asset(self, f"Asset{number}", path=path)
        cdk.CfnOutput(self, "Where", value=f"{self.region} {self.account} {self.partition} {self.format_arn(service='x', resource='y')}")


def build(s):
    bucket = s3.Bucket(s, "Bucket", encryption=s3.BucketEncryption.KMS)
    web = cf.Distribution(s, "Web", default_behavior=cf.BehaviorOptions(origin=cfo.S3BucketOrigin.with_origin_access_control(bucket, origin_access_levels=[cf.AccessLevel.READ, cf.AccessLevel.WRITE])))
    web.add_behavior("/x", cfo.HttpOrigin("example.com"), viewer_protocol_policy=cf.ViewerProtocolPolicy.ALLOW_ALL)
    network = ec2.Vpc(s, "Vpc", max_azs=1, restrict_default_security_group=False)
    service = ec2.VpcEndpointService(s, "Service", vpc_endpoint_service_load_balancers=[elbv2.NetworkLoadBalancer(s, "Balancer", vpc=network)])
    cdk.CfnOutput(s, "ServiceName", value=service.vpc_endpoint_service_name)
    ecs.Cluster(s, "Cluster", vpc=network, cluster_name="cl", managed_storage_configuration=ecs.ManagedStorageConfiguration(fargate_ephemeral_storage_kms_key=kms.Key(s, "Key")))
    bus = events.EventBus(s, "Bus")
    for n, (each, more) in enumerate([(bus, {}), (bus, {"description": "mine"}), (events.EventBus.from_event_bus_name(s, "Known", "known"), {"description": ""}), (events.EventBus.from_event_bus_arn(s, "Other", "arn:aws:events:eu-west-1:111111111111:event-bus/other"), {})]):
        each.archive(f"Archive{n}", event_pattern=events.EventPattern(account=["1"]), **more)
    each = sfn.DistributedMap(s, "Each", item_reader=sfn.S3CsvItemReader(bucket=bucket, key="k.csv"), result_writer_v2=sfn.ResultWriterV2(bucket=s3.Bucket(s, "Results"), prefix="p")).item_processor(sfn.Pass(s, "Pass"))
    made = tasks.EmrCreateCluster(s, "Emr", name="n", instances=tasks.EmrCreateCluster.InstancesConfigProperty(instance_count=1, master_instance_type="m5.xlarge"))
    sfn.StateMachine(s, "Machine", definition_body=sfn.DefinitionBody.from_chainable(each.next(made)))
    assets = s3.Bucket(s, "Assets", bucket_name="assets-of-products")
    versions = [sc.CloudFormationTemplate.from_product_stack(Product(s, f"P{n}", assets, *paths)) for n, paths in enumerate([("page", "handler"), ("handler", "page/index.html")])]
    sc.CloudFormationProduct(s, "Product", product_name="n", owner="o", product_versions=[sc.CloudFormationProductVersion(cloud_formation_template=each) for each in versions])


for region in ("eu-west-1", "cn-north-1"):
    env = cdk.Environment(account="111111111111", region=region)
    build(cdk.Stack(app, f"Plain-{region}", env=env))
    flagged = cdk.Stack(app, f"Flags-{region}", env=env)
    for flag in FLAGS:
        flagged.node.set_context(flag, True)
    build(flagged)
    events.Rule(flagged, "Rule", schedule=events.Schedule.rate(cdk.Duration.days(1)), targets=[targets.CloudWatchLogGroup(logs.LogGroup(flagged, "Group"))])
stage = cdk.Stack(cdk.Stage(app, "Stage", env=cdk.Environment(account="111111111111", region="eu-west-1")), "Inside")
sc.CloudFormationProduct(stage, "Product", product_name="n", owner="o", product_versions=[sc.CloudFormationProductVersion(cloud_formation_template=sc.CloudFormationTemplate.from_product_stack(Product(stage, "P", None)))])
# Where resources of another account and region are taken to be: some by their ARN, others where the stack is.
from aws_cdk import (aws_certificatemanager as acm, aws_cloudwatch as cw, aws_codebuild as cb, aws_dynamodb as ddb, aws_ecr as ecr, aws_efs as efs, aws_elasticloadbalancingv2 as elb, aws_elasticsearch as es, aws_iam as iam,
                     aws_kinesis as kinesis, aws_lambda as L, aws_opensearchservice as search, aws_secretsmanager as sm, aws_sns as sns, aws_sqs as sqs)

imports = cdk.Stack(app, "Imports", env=cdk.Environment(account="111111111111", region="us-east-1"))
arn = lambda service, rest: f"arn:aws:{service}:eu-west-1:222222222222:{rest}"
for made in (acm.Certificate.from_certificate_arn(imports, "C", arn("acm", "certificate/x")), cw.Alarm.from_alarm_arn(imports, "A", arn("cloudwatch", "alarm:x")), cw.CompositeAlarm.from_composite_alarm_arn(imports, "CA", arn("cloudwatch", "alarm:x")),
             ecr.Repository.from_repository_arn(imports, "R", arn("ecr", "repository/x")), ecr.Repository.from_repository_attributes(imports, "RA", repository_arn=arn("ecr", "repository/x"), repository_name="x"), ecr.Repository.from_lookup(imports, "RL", repository_name="x"),
             efs.FileSystem.from_file_system_attributes(imports, "F", file_system_arn=arn("elasticfilesystem", "file-system/fs-1"), security_group=ec2.SecurityGroup.from_security_group_id(imports, "G", "sg-1")),
             search.Domain.from_domain_attributes(imports, "D", domain_arn=arn("es", "domain/x"), domain_endpoint="https://x"), es.Domain.from_domain_attributes(imports, "ED", domain_arn=arn("es", "domain/x"), domain_endpoint="https://x"),
             s3.Bucket.from_bucket_attributes(imports, "B", bucket_name="bbb", region="eu-west-1", account="222222222222"), sqs.Queue.from_queue_arn(imports, "Q", arn("sqs", "q")), sns.Topic.from_topic_arn(imports, "T", arn("sns", "t")), kms.Key.from_key_arn(imports, "K", arn("kms", "key/x")),
             L.Function.from_function_attributes(imports, "Fn", function_arn=arn("lambda", "function:f")), L.LayerVersion.from_layer_version_arn(imports, "LV", arn("lambda", "layer:l:1")), ddb.Table.from_table_arn(imports, "Table", arn("dynamodb", "table/t")), sm.Secret.from_secret_complete_arn(imports, "S", arn("secretsmanager", "secret:x-abcdef")),
             kinesis.Stream.from_stream_arn(imports, "KS", arn("kinesis", "stream/s")), sfn.StateMachine.from_state_machine_arn(imports, "SM", arn("states", "stateMachine:x")), ecs.Cluster.from_cluster_arn(imports, "Cl", arn("ecs", "cluster/x")), iam.Role.from_role_arn(imports, "Role", "arn:aws:iam::222222222222:role/x"),
             elb.NetworkListener.from_network_listener_arn(imports, "NL", arn("elasticloadbalancing", "listener/net/x/1/2")), cb.Project.from_project_arn(imports, "CB", arn("codebuild", "project/x"))):
    cdk.CfnOutput(imports, f"Of{made.node.id}", value=f"{made.env.account} {made.env.region}")
app.synth()

"""Resources of services used from other stacks, environments, nested stacks and stages."""

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_ssm as ssm
from constructs import Construct

app = cdk.App(analytics_reporting=False)
HERE = cdk.Environment(account="111111111111", region="eu-west-1")
REGION = cdk.Environment(account="111111111111", region="us-east-1")
ACCOUNT = cdk.Environment(account="222222222222", region="eu-west-1")
NAMED = cdk.PhysicalName.GENERATE_IF_NEEDED


class Services(Construct):
    def __init__(self, scope, id, name=None):
        super().__init__(scope, id)
        self.key = kms.Key(self, "Key")
        self.bucket = s3.Bucket(self, "Bucket", bucket_name=name, encryption_key=self.key)
        self.queue = sqs.Queue(self, "Queue", queue_name=name)
        self.topic = sns.Topic(self, "Topic", topic_name=name)
        self.table = dynamodb.Table(self, "Table", table_name=name, partition_key=dynamodb.Attribute(name="pk", type=dynamodb.AttributeType.STRING))
        self.role = iam.Role(self, "Role", role_name=name, assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        self.function = lambda_.Function(self, "Function", function_name=name, code=lambda_.Code.from_inline("x"), handler="i.h", runtime=lambda_.Runtime.PYTHON_3_12)
        self.log = logs.LogGroup(self, "Log", log_group_name=name)
        self.bus = events.EventBus(self, "Bus", event_bus_name=name)
        self.parameter = ssm.StringParameter(self, "Parameter", string_value="v")

    @property
    def facts(self):
        return {"bucket": self.bucket.bucket_arn, "domain": self.bucket.bucket_regional_domain_name, "queue": self.queue.queue_url, "queueArn": self.queue.queue_arn, "topic": self.topic.topic_arn,
                "table": self.table.table_name, "role": self.role.role_arn, "function": self.function.function_arn, "log": self.log.log_group_arn, "bus": self.bus.event_bus_arn}


def use(stack, services, **more):
    cdk.CfnResource(stack, "Uses", type="A::B::C", properties={**services.facts, **more})


def user(stack):
    return iam.Role(stack, "User", assumed_by=iam.AccountRootPrincipal())


shared = Services(cdk.Stack(app, "Shared", env=HERE), "In")
named = Services(cdk.Stack(app, "Named", env=HERE), "In", NAMED)
use(cdk.Stack(app, "SameEnv", env=HERE), shared, key=shared.key.key_arn, parameter=shared.parameter.parameter_name)
use(cdk.Stack(app, "OtherRegion", env=REGION), named)
use(cdk.Stack(app, "OtherAccount", env=ACCOUNT), named)
use(cdk.Stack(app, "Bridged", env=REGION, cross_region_references=True), shared, key=shared.key.key_arn)

granted = cdk.Stack(app, "Granted", env=HERE)
reader = user(granted)
shared.bucket.grant_read(reader)
shared.queue.grant_consume_messages(reader)
shared.topic.grant_publish(reader)
shared.table.grant_read_data(reader)
shared.function.grant_invoke(reader)
shared.parameter.grant_read(reader)
shared.log.grant_write(reader)

foreign = cdk.Stack(app, "Foreign", env=ACCOUNT)
guest = iam.Role(foreign, "Guest", role_name=NAMED, assumed_by=iam.AccountRootPrincipal())
named.bucket.grant_read_write(guest)
named.queue.grant_send_messages(guest)
named.topic.grant_publish(guest)

outer = cdk.Stack(app, "Outer", env=HERE)
nested = cdk.NestedStack(outer, "Nested")
deep = cdk.NestedStack(nested, "Deep")
own = Services(nested, "Own")
use(outer, own)
use(deep, own)
use(nested, shared)
own.bucket.grant_put(user(deep))
shared.bucket.grant_delete(user(outer))
own.topic.grant_publish(reader)

stage = cdk.Stage(app, "Stage", env=cdk.Environment(account="333333333333", region="eu-west-1"))
first = Services(cdk.Stack(stage, "First"), "In", NAMED)
second = cdk.Stack(stage, "Second")
use(second, first)
first.table.grant_read_write_data(user(second))
third = cdk.Stack(stage, "Third", env=cdk.Environment(region="us-east-1"))
use(third, first)

app.synth()

"""Targets of schedules: each kind, with its role, input, retries and dead letters."""

import aws_cdk as cdk
import jsii
from aws_cdk import Duration, Stack
from aws_cdk import aws_codebuild as codebuild
from aws_cdk import aws_codepipeline as codepipeline
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_inspector as inspector
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sagemaker as sagemaker
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_scheduler_targets as targets
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_stepfunctions as sfn

app = cdk.App()
stack = Stack(app, "Targets")
rate = scheduler.ScheduleExpression.rate(Duration.hours(1))
text = scheduler.ScheduleTargetInput.from_text


def schedule(id, target, scope=stack, **more):
    return scheduler.Schedule(scope, id, schedule=rate, target=target, **more)


fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
queue = sqs.Queue(stack, "Queue")
fifo = sqs.Queue(stack, "Fifo", fifo=True, content_based_deduplication=True)
dead = sqs.Queue(stack, "Dead")
own = iam.Role(stack, "Own", assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com"))
group = scheduler.ScheduleGroup(stack, "Group", schedule_group_name="g")
invoke = targets.LambdaInvoke(fn, input=scheduler.ScheduleTargetInput.from_object({"a": 1}), dead_letter_queue=dead, max_event_age=Duration.minutes(5), retry_attempts=3)
schedule("Invoke", invoke)
schedule("InvokeAgain", invoke, schedule_group=group)
schedule("InvokeBare", targets.LambdaInvoke(fn))
schedule("InvokeOwn", targets.LambdaInvoke(fn, role=own, retry_attempts=0))
schedule("Send", targets.SqsSendMessage(queue, max_event_age=Duration.hours(24)))
schedule("SendFifo", targets.SqsSendMessage(fifo, message_group_id="m", input=text("x")))
schedule("Publish", targets.SnsPublish(sns.Topic(stack, "Topic")))
machine = sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(sfn.Pass(stack, "Pass")))
schedule("Machined", targets.StepFunctionsStartExecution(machine, input=scheduler.ScheduleTargetInput.from_object({"k": scheduler.ContextAttribute.execution_id})))
schedule("Build", targets.CodeBuildStartBuild(codebuild.Project(stack, "Project", build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}))))
pipeline = codepipeline.Pipeline.from_pipeline_arn(stack, "Pipeline", "arn:aws:codepipeline:us-east-1:123456789012:p")
schedule("Piped", targets.CodePipelineStartPipelineExecution(pipeline))
schedule("Put", targets.KinesisStreamPutRecord(kinesis.Stream(stack, "Stream"), partition_key="key"))
delivery = firehose.DeliveryStream(stack, "Delivery", destination=firehose.S3Bucket(s3.Bucket(stack, "Bucket")))
schedule("Delivered", targets.FirehosePutRecord(delivery))
bus = events.EventBus(stack, "Bus")
schedule("Put2", targets.EventBridgePutEvents(targets.EventBridgePutEventsEntry(detail=scheduler.ScheduleTargetInput.from_object({"x": 1}), detail_type="t", event_bus=bus, source="s")))
schedule("Put3", targets.EventBridgePutEvents(targets.EventBridgePutEventsEntry(detail=text("d"), detail_type="t", event_bus=bus, source="s"), dead_letter_queue=dead, retry_attempts=185))
assessed = inspector.CfnAssessmentTemplate(stack, "Assessment", assessment_target_arn="arn", duration_in_seconds=60, rules_package_arns=["r"])
schedule("Assess", targets.InspectorStartAssessmentRun(inspector.AssessmentTemplate.from_cfn_assessment_template(stack, "Assess2", assessed)))
schedule("AssessRaw", targets.InspectorStartAssessmentRun(assessed))


@jsii.implements(sagemaker.IPipeline)
class Trained(cdk.Resource):
    @property
    def pipeline_arn(self):
        return "arn:aws:sagemaker:us-east-1:123456789012:pipeline/p"

    @property
    def pipeline_name(self):
        return "p"

    def grant_start_pipeline_execution(self, grantee):
        return iam.Grant.add_to_principal(grantee=grantee, actions=["sagemaker:StartPipelineExecution"], resource_arns=[self.pipeline_arn])


trained = Trained(stack, "Trained")
schedule("Train", targets.SageMakerStartPipelineExecution(trained, pipeline_parameter_list=[targets.SageMakerPipelineParameter(name="n", value="v")]))
schedule("TrainBare", targets.SageMakerStartPipelineExecution(trained))
schedule("Any", targets.Universal(service="rds", action="stopDBCluster", input=scheduler.ScheduleTargetInput.from_object({"DbClusterIdentifier": "x"})))
schedule("AnySaid", targets.Universal(service="sqs", action="deleteQueue", policy_statements=[iam.PolicyStatement(actions=["sqs:Del*"], resources=["*"]), iam.PolicyStatement(actions=["sqs:X"], resources=["arn"])], dead_letter_queue=dead))

vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
fargate = ecs.FargateTaskDefinition(stack, "Fargate")
fargate.add_container("c", image=ecs.ContainerImage.from_registry("i"), logging=ecs.LogDrivers.aws_logs(stream_prefix="p"))
schedule("RunFargate", targets.EcsRunFargateTask(cluster, task_definition=fargate))
schedule("RunFargateFull", targets.EcsRunFargateTask(
    cluster, task_definition=fargate, assign_public_ip=True, platform_version=ecs.FargatePlatformVersion.VERSION1_4, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), security_groups=[ec2.SecurityGroup(stack, "Sg", vpc=vpc)],
    capacity_provider_strategies=[ecs.CapacityProviderStrategy(capacity_provider="FARGATE_SPOT", weight=1, base=0)], enable_ecs_managed_tags=True, enable_execute_command=True, group="g", propagate_tags=True, reference_id="ref",
    tags=[targets.Tag(key="k", value="v"), targets.Tag(key="k2", value="v2")], task_count=3, dead_letter_queue=dead, max_event_age=Duration.minutes(1), retry_attempts=1, input=text("{}"),
))
on_instances = ecs.Ec2TaskDefinition(stack, "Instances", task_role=iam.Role(stack, "TaskRole", assumed_by=iam.ServicePrincipal("ecs-tasks.amazonaws.com")))
on_instances.add_container("c", image=ecs.ContainerImage.from_registry("i"), memory_limit_mib=64)
schedule("RunEc2", targets.EcsRunEc2Task(cluster, task_definition=on_instances))
networked = ecs.Ec2TaskDefinition(stack, "Networked", network_mode=ecs.NetworkMode.AWS_VPC)
networked.add_container("c", image=ecs.ContainerImage.from_registry("i"), memory_limit_mib=64)
schedule("RunEc2Full", targets.EcsRunEc2Task(
    cluster, task_definition=networked, placement_constraints=[ecs.PlacementConstraint.distinct_instances(), ecs.PlacementConstraint.member_of("a", "b")], placement_strategies=[ecs.PlacementStrategy.spread_across_instances(), ecs.PlacementStrategy.packed_by_cpu(), ecs.PlacementStrategy.randomly()], vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS), propagate_tags=False,
))
key_stack = Stack(app, "Keyed")
from aws_cdk import aws_kms as kms  # noqa: E402

schedule("Encrypted", targets.SqsSendMessage(sqs.Queue(key_stack, "Q", encryption_master_key=kms.Key(key_stack, "QKey"))), scope=key_stack, key=kms.Key(key_stack, "Key"))
app.synth()

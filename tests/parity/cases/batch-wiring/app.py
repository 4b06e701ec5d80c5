"""Jobs of Batch used elsewhere: by rules, by state machines, by stacks of the same and of other environments."""
import aws_cdk as cdk
from aws_cdk import aws_batch as batch, aws_ec2 as ec2, aws_ecs as ecs, aws_events as events, aws_events_targets as targets, aws_iam as iam, aws_sqs as sqs, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = cdk.App(analytics_reporting=False)
here = cdk.Environment(account="111111111111", region="us-east-1")
s = cdk.Stack(app, "S", env=here)
image, M, D = ecs.ContainerImage.from_registry("busybox"), cdk.Size.mebibytes, cdk.Duration


def jobs(stack: cdk.Stack, *names: str) -> list[batch.EcsJobDefinition | batch.MultiNodeJobDefinition | batch.EksJobDefinition]:
    named = [{"job_definition_name": name} for name in names] or [{}, {}, {}]
    container = batch.EcsEc2ContainerDefinition(stack, "Container", image=image, cpu=1, memory=M(512))
    return [
        batch.EcsJobDefinition(stack, "Job", container=container, **named[0]),
        batch.MultiNodeJobDefinition(stack, "Nodes", containers=[batch.MultiNodeContainer(container=container, start_node=0, end_node=1)], **named[1]),
        batch.EksJobDefinition(stack, "Pod", container=batch.EksContainerDefinition(stack, "PodContainer", image=image), **named[2])]


own = jobs(s)
environment = batch.UnmanagedComputeEnvironment(s, "Environment")
queue = batch.JobQueue(s, "Queue", compute_environments=[batch.OrderedComputeEnvironment(compute_environment=environment, order=1)])
failed = sqs.Queue(s, "Failed")
for index, job in enumerate(own):
    target = targets.BatchJob(queue.job_queue_arn, queue, job.job_definition_arn, job, **[{}, {"attempts": 3, "size": 10, "job_name": "name"}, {"event": events.RuleTargetInput.from_object({"x": events.EventField.time}), "dead_letter_queue": failed, "retry_attempts": 2, "max_event_age": D.hours(3)}][index])
    events.Rule(s, f"Rule{index}", schedule=events.Schedule.rate(D.days(1)), targets=[target])
submit = tasks.BatchSubmitJob(s, "Submit", job_definition_arn=own[0].job_definition_arn, job_queue_arn=queue.job_queue_arn, job_name="job", array_size=9, attempts=3, payload=sfn.TaskInput.from_object({"a": sfn.JsonPath.string_at("$.x")}), container_overrides=tasks.BatchContainerOverrides(command=["c"], environment={"b": "1"}, memory=M(3), vcpus=2, gpu_count=1, instance_type=ec2.InstanceType("c5.large")), task_timeout=sfn.Timeout.duration(D.minutes(4)), tags={"k": "v"})
submit.next(tasks.BatchSubmitJob(s, "Fire", job_definition_arn=own[1].job_definition_arn, job_queue_arn=sfn.JsonPath.string_at("$.queue"), job_name="later", integration_pattern=sfn.IntegrationPattern.REQUEST_RESPONSE))
sfn.StateMachine(s, "Machine", definition_body=sfn.DefinitionBody.from_chainable(submit))
near = cdk.Stack(app, "Near", env=here)
far = cdk.Stack(app, "Far", env=cdk.Environment(account="222222222222", region="eu-west-1"))
far_jobs = jobs(far, "job", "nodes", "pod")
far_environment = batch.UnmanagedComputeEnvironment(far, "Environment", compute_environment_name="environment")
far_policy = batch.FairshareSchedulingPolicy(far, "Policy", scheduling_policy_name="policy")
far_queue = batch.JobQueue(far, "Queue", job_queue_name="queue", compute_environments=[batch.OrderedComputeEnvironment(compute_environment=far_environment, order=1)])
far_licences = batch.ConsumableResource(far, "Licences", total_quantity=1, consumable_resource_name="licences")
batch.JobQueue(near, "Queue", compute_environments=[batch.OrderedComputeEnvironment(compute_environment=environment, order=1), batch.OrderedComputeEnvironment(compute_environment=far_environment, order=2)], scheduling_policy=far_policy)
user = iam.Role(near, "User", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
own[0].grant_submit_job(user, queue)
far_jobs[0].grant_submit_job(user, far_queue)
far_licences.grants.update(user)
for index, value in enumerate([queue.job_queue_name, own[0].job_definition_name, own[1].job_definition_name, environment.compute_environment_name, far_queue.job_queue_name, far_environment.compute_environment_name, far_policy.scheduling_policy_name, far_licences.consumable_resource_name, *(job.job_definition_name for job in far_jobs), *(job.job_definition_arn for job in far_jobs)]):
    cdk.CfnOutput(near, f"Out{index}", value=value)
app.synth()

"""Actions of CodePipeline on other services: state machines, ECS, images built by CodePipeline, scans by Inspector, EC2."""

from aws_cdk import App, Duration, Environment, Stack
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn

app = App()
env = Environment(account="111111111111", region="eu-west-1")


def make(id, *factories):
    stack = Stack(app, id, env=env)
    source, second = cp.Artifact("Src"), cp.Artifact("Second")
    made = [action for factory in factories for action in factory(stack, source, second)]
    cp.Pipeline(stack, "Pipeline", pipeline_type=cp.PipelineType.V2, cross_account_keys=id == "Machines", stages=[
        cp.StageProps(stage_name="Source", actions=[actions.S3SourceAction(action_name="S", bucket=s3.Bucket(stack, "Bucket"), bucket_key="k", output=source), actions.S3SourceAction(action_name="S2", bucket=s3.Bucket(stack, "Bucket2"), bucket_key="k", output=second)]),
        cp.StageProps(stage_name="Do", actions=made)])


def machines(stack, source, _second):
    machine = sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(sfn.Pass(stack, "Pass")))
    imported = sfn.StateMachine.from_state_machine_arn(stack, "Imported", "arn:aws:states:eu-west-1:111111111111:stateMachine:other")
    return [
        actions.StepFunctionInvokeAction(action_name="Plain", state_machine=machine),
        actions.StepFunctionInvokeAction(action_name="Literal", state_machine=machine, state_machine_input=actions.StateMachineInput.literal({"a": [1, "b"], "c": {"d": True}}), execution_name_prefix="pre", output=cp.Artifact("Out"), role=iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal()), run_order=2, variables_namespace="ns"),
        actions.StepFunctionInvokeAction(action_name="File", state_machine=imported, state_machine_input=actions.StateMachineInput.file_path(source.at_path("in/put.json")), output=cp.Artifact()),
    ]


def containers(stack, source, second):
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
    cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
    task = ecs.FargateTaskDefinition(stack, "Task")
    task.add_container("main", image=ecs.ContainerImage.from_registry("x"))
    service = ecs.FargateService(stack, "Service", cluster=cluster, task_definition=task)
    other = ecs.BaseService.from_service_arn_with_cluster(stack, "Other", "arn:aws:ecs:eu-west-1:111111111111:service/cl/se")
    return [
        actions.EcsDeployAction(action_name="Ecs", service=service, input=source),
        actions.EcsDeployAction(action_name="Ecs2", service=other, image_file=second.at_path("images/x.json"), deployment_timeout=Duration.minutes(20), run_order=3),
    ]


def images(stack, source, _second):
    build = actions.EcrBuildAndPublishAction(action_name="Image", repository_name="repo", input=source)
    return [
        build,
        actions.EcrBuildAndPublishAction(action_name="Public", repository_name="alias/repo", registry_type=actions.RegistryType.PUBLIC, dockerfile_directory_path="./docker", image_tags=["a", "b"], input=source, run_order=2, role=iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())),
        actions.EcrBuildAndPublishAction(action_name="Private", repository_name="repo2", registry_type=actions.RegistryType.PRIVATE, image_tags=["latest"], input=source),
        actions.ManualApprovalAction(action_name="Ok", additional_information=f"{build.variables.ecr_image_digest_id} {build.variables.ecr_repository_name}", run_order=3),
    ]


def scans(stack, source, _second):
    from aws_cdk import aws_ecr as ecr

    repository = ecr.Repository(stack, "Repo")
    scan = actions.InspectorSourceCodeScanAction(action_name="Code", input=source, output=cp.Artifact("Sbom"), critical_threshold=1, high_threshold=2, medium_threshold=3, low_threshold=0)
    return [
        scan,
        actions.InspectorSourceCodeScanAction(action_name="Code2", input=source, output=cp.Artifact()),
        actions.InspectorEcrImageScanAction(action_name="Image", repository=repository, output=cp.Artifact("Scan")),
        actions.InspectorEcrImageScanAction(action_name="Image2", repository=ecr.Repository.from_repository_name(stack, "Named", "n/m"), image_tag="v1", low_threshold=5, output=cp.Artifact("Scan2"), run_order=2),
        actions.ManualApprovalAction(action_name="Ok", additional_information=f"{scan.variables.highest_scanned_severity}", run_order=3),
    ]


def instances(stack, source, _second):
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
    groups = [elb.ApplicationTargetGroup(stack, name, vpc=vpc, port=80, target_type=elb.TargetType.INSTANCE) for name in ("Group", "Group2")]
    inline = actions.Ec2DeploySpecifications.inline(target_directory="/home/x", pre_script="scripts/pre.sh", post_script="scripts/post.sh")
    return [
        actions.Ec2DeployAction(action_name="Ec2", input=source, instance_type=actions.Ec2InstanceType.EC2, instance_tag_key="Name", instance_tag_value="me", deploy_specifications=inline, max_batch=actions.Ec2MaxInstances.targets(5), max_error=actions.Ec2MaxInstances.percentage(50), target_groups=groups),
        actions.Ec2DeployAction(action_name="Nodes", input=source, instance_type=actions.Ec2InstanceType.SSM_MANAGED_NODE, instance_tag_key="Name", deploy_specifications=actions.Ec2DeploySpecifications.inline(target_directory="/x", post_script="p.sh")),
    ]


make("Machines", machines)
make("Containers", containers)
make("Images", images)
make("Scans", scans)
make("Instances", instances)
app.synth()

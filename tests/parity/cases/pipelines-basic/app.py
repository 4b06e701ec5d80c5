"""CDK Pipelines: a synth step, self-mutation, a stage with stacks, steps around it; variants of the pipeline's options."""

from aws_cdk import App, CfnOutput, Duration, Environment, Stack, Stage, pipelines
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

app = App()
env = Environment(account="111111111111", region="eu-west-1")


class Mine(Stage):
    def __init__(self, scope, id, **kwargs):
        super().__init__(scope, id, **kwargs)
        first = Stack(self, "First")
        topic = sns.Topic(first, "Topic")
        self.output = CfnOutput(first, "Out", value=topic.topic_arn)
        self.second = Stack(self, "Second", tags={"a": "b"})
        sns.Topic(self.second, "Other", display_name=topic.topic_name)
        self.first = first


def source(name="o/r", branch="main"):
    return pipelines.CodePipelineSource.connection(name, branch, connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x")


simple = Stack(app, "Simple", env=env)
pipeline = pipelines.CodePipeline(simple, "Pipeline", synth=pipelines.ShellStep("Synth", input=source(), commands=["pip install -r requirements.txt", "npx cdk synth"]))
mine = Mine(simple, "Prod", env=env)
pipeline.add_stage(mine, pre=[pipelines.ManualApprovalStep("Ok", comment="sure?")], post=[
    pipelines.ShellStep("Test", commands=["curl $TOPIC"], env_from_cfn_outputs={"TOPIC": mine.output}),
    pipelines.ShellStep("Check", commands=["ls"], env={"A": "b", "RUN": "#{codepipeline.PipelineExecutionId}", "OPEN": "#{}", "PART": "x-#{variables.stage}"}, install_commands=["apt"])])

full = Stack(app, "Full", env=env)
topic = sns.Topic(full, "Approvals")
synth = pipelines.CodeBuildStep(
    "Build", input=source("o/app", "dev"), additional_inputs={"lib": source("o/lib"), "../other": source("o/other")}, install_commands=["npm i -g aws-cdk"], commands=["cdk synth"], primary_output_directory="out/cdk.out", env={"X": "y"}, project_name="named",
    build_environment=cb.BuildEnvironment(compute_type=cb.ComputeType.LARGE, build_image=cb.LinuxBuildImage.STANDARD_6_0, privileged=True, environment_variables={"E": cb.BuildEnvironmentVariable(value="v")}),
    partial_build_spec=cb.BuildSpec.from_object({"env": {"variables": {"Q": "r"}}, "phases": {"install": {"runtime-versions": {"python": "3.12"}}}, "cache": {"paths": ["/opt/cache"]}}), role_policy_statements=[iam.PolicyStatement(actions=["a:B"], resources=["*"])], timeout=Duration.hours(2), cache=cb.Cache.local(cb.LocalCacheMode.SOURCE))
tests = synth.add_output_directory("tests")
whole = pipelines.CodePipeline(
    full, "Pipeline", synth=synth, pipeline_name="whole", cli_version="2.100.0", cross_account_keys=True, docker_enabled_for_synth=True, docker_enabled_for_self_mutation=True, use_change_sets=False, pipeline_type=cp.PipelineType.V2, execution_mode=cp.ExecutionMode.QUEUED, enable_key_rotation=True,
    code_build_defaults=pipelines.CodeBuildOptions(build_environment=cb.BuildEnvironment(environment_variables={"D": cb.BuildEnvironmentVariable(value="d")}), role_policy=[iam.PolicyStatement(actions=["all:It"], resources=["*"])], timeout=Duration.minutes(30)),
    synth_code_build_defaults=pipelines.CodeBuildOptions(role_policy=[iam.PolicyStatement(actions=["synth:It"], resources=["*"])]),
    self_mutation_code_build_defaults=pipelines.CodeBuildOptions(partial_build_spec=cb.BuildSpec.from_object({"phases": {"install": {"commands": ["echo self"]}}}), role_policy=[iam.PolicyStatement(actions=["self:It"], resources=["*"])]))
prod = Mine(full, "Prod", env=env)
whole.add_stage(prod, stack_steps=[pipelines.StackSteps(stack=prod.second, pre=[pipelines.ManualApprovalStep("Before", notification_topic=topic, review_url="https://x")], post=[pipelines.ShellStep("After", input=tests, commands=["./run"])])], post=[
    pipelines.CodeBuildStep("Suite", input=tests, additional_inputs={"cloud": synth}, commands=["make"], env_from_cfn_outputs={"OUT": prod.output}, env={"COMMIT": "x"}, role=iam.Role(full, "SuiteRole", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com")), action_role=iam.Role(full, "ActionRole", assumed_by=iam.AccountRootPrincipal()))])
whole.build_pipeline()
CfnOutput(full, "Synth", value=whole.synth_project.project_name)
CfnOutput(full, "Self", value=whole.self_mutation_project.project_name)
CfnOutput(full, "Name", value=whole.pipeline.pipeline_name)

given = Stack(app, "Given", env=env)
existing = cp.Pipeline(given, "Existing", restart_execution_on_update=True)
over = pipelines.CodePipeline(given, "Pipeline", code_pipeline=existing, self_mutation=False, synth=pipelines.ShellStep("Synth", input=pipelines.CodePipelineSource.s3(s3.Bucket(given, "Bucket"), "src.zip"), commands=["true"]))
over.add_stage(Mine(given, "Beta", env=env))
over.add_stage(Mine(given, "Gamma", env=Environment(account="222222222222", region="eu-west-1")))
app.synth()

"""CDK Pipelines: names, variables, own action factories, imported artifacts, a pipeline in a stage, VPC, large stages, asset names."""

import jsii
from aws_cdk import App, CfnOutput, Duration, Environment, Stack, Stage, pipelines
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_assets as assets
from aws_cdk import aws_secretsmanager as sm
from aws_cdk import aws_sns as sns

app = App()
env = Environment(account="111111111111", region="eu-west-1")
S = pipelines.CodePipelineSource


class One(Stage):
    def __init__(self, scope, id, files=(), **kwargs):
        super().__init__(scope, id, **kwargs)
        self.stack = Stack(self, "My-Stack")
        sns.Topic(self.stack, "Topic")
        self.out = CfnOutput(self.stack, "Out", value="x")
        for number, name in enumerate(files):
            assets.Asset(self.stack, f"A{number}", path=f"files/{name}", display_name="same name")


def shell(id, **more):
    return pipelines.ShellStep(id, commands=[f"echo {id}"], **more)


@jsii.implements(pipelines.ICodePipelineActionFactory)
class Jenkins(pipelines.Step):
    def __init__(self, id, files):
        super().__init__(id)
        self.files = files
        self.done = pipelines.FileSet("Done", self)

    def produce_action(self, stage, *, action_name, run_order, artifacts, pipeline, scope, variables_namespace=None, **_rest):
        stage.add_action(actions.LambdaInvokeAction(action_name=action_name, run_order=run_order, lambda_=self.function(scope)))
        return pipelines.CodePipelineActionFactoryResult(run_orders_consumed=3)

    def function(self, scope):
        from aws_cdk import aws_lambda as lambda_

        return lambda_.Function.from_function_arn(scope, "Fn", "arn:aws:lambda:eu-west-1:111111111111:function:f")


names = Stack(app, "Names", env=env)
repository = cc.Repository.from_repository_name(names, "Repo", "my-repo.x")
synth = pipelines.CodeBuildStep("Synth-1.x", input=S.code_commit(repository, "main"), additional_inputs={"./a": S.s3(s3.Bucket.from_bucket_name(names, "Bucket", "my-bucket"), "k"), "b/../c": shell("Gen-e.r" + "-long" * 18, input=S.connection("o/r-x.y", "m", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x"), primary_output_directory="gen")}, commands=["cdk synth"], primary_output_directory="./cdk.out/")
extra = synth.add_output_directory("other-1.dir/sub")
again = synth.add_output_directory("./other-1.dir/sub/")
version = synth.exported_variable("VERSION")
version2 = synth.exported_variable("VERSION")
pipeline = pipelines.CodePipeline(names, "Pipeline", synth=synth)
wave = pipeline.add_wave("Wave-1", pre=[shell("b"), shell("A"), shell("C_x")], post=[shell("z", env={"V": version, "W": "plain", "X": f"pre-{version}"})])
wave.add_stage(One(names, "St-1", env=env), pre=[shell("in")])
inner = pipelines.CodeBuildStep("Inner", partial_build_spec=cb.BuildSpec.from_object({"env": {"shell": "bash", "exported-variables": ["OWN"]}}), input=extra, commands=[], install_commands=["i"], env={"V": version2})
late = One(names, "Two", env=env)
pipeline.add_stage(late, pre=[inner], post=[Jenkins("Own", extra), pipelines.ManualApprovalStep("Last::one,  (really)", comment=f"release {inner.exported_variable('R')}"), shell("Both", env={"R": inner.exported_variable("R")}, env_from_cfn_outputs={"O": late.out})])
pipeline.add_stage(One(names, "Three", env=env))

nested = Stage(app, "Deploys", env=env)
inside = Stack(nested, "Inside")
p2 = pipelines.CodePipeline(inside, "Pipeline", synth=shell("Synth", input=S.connection("o/r", "m", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x")), publish_assets_in_parallel=False)
p2.add_stage(One(inside, "Prod", files=["x.txt"], env=env))
same = Stack(app, "Same", env=env)
p3 = pipelines.CodePipeline(same, "Pipeline", synth=shell("Synth", input=S.connection("o/r", "m", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x")))
p3.add_stage(One(same, "Prod", files=["x.txt", "y.txt"], env=env))

imported = Stack(app, "Imported", env=env)
artifact, built = cp.Artifact("Src"), cp.Artifact("Built")
base = cp.Pipeline(imported, "Base", stages=[
    cp.StageProps(stage_name="Source", actions=[actions.S3SourceAction(action_name="S3", bucket=s3.Bucket(imported, "Bucket"), bucket_key="k", output=artifact)]),
    cp.StageProps(stage_name="Build", actions=[actions.CodeBuildAction(action_name="B", input=artifact, outputs=[built], project=cb.PipelineProject(imported, "P"))])])
p4 = pipelines.CodePipeline(imported, "Cdk", code_pipeline=base, synth=pipelines.CodePipelineFileSet.from_artifact(built))
p4.add_stage(One(imported, "Prod", env=env), post=[shell("T", input=pipelines.CodePipelineFileSet.from_artifact(artifact))])

network = Stack(app, "Network", env=env)
vpc = ec2.Vpc(network, "Vpc", max_azs=2)
group = ec2.SecurityGroup(network, "Group", vpc=vpc)
partial = lambda text: cb.BuildSpec.from_object({"phases": {"pre_build": {"commands": [text]}, "install": {"commands": [f"i {text}"]}}})
p5 = pipelines.CodePipeline(
    network, "Pipeline", synth=pipelines.CodeBuildStep("Synth", input=S.git_hub("o/r", "m"), commands=["cdk synth"], vpc=vpc, subnet_selection=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), partial_build_spec=partial("step"), logging=cb.LoggingOptions(cloud_watch=cb.CloudWatchLoggingOptions(log_group=logs.LogGroup(network, "Logs")))),
    docker_credentials=[pipelines.DockerCredential.docker_hub(sm.Secret.from_secret_name_v2(network, "Hub", "hub"))],
    code_build_defaults=pipelines.CodeBuildOptions(vpc=vpc, security_groups=[group], partial_build_spec=partial("all"), cache=cb.Cache.local(cb.LocalCacheMode.DOCKER_LAYER), timeout=Duration.minutes(20)),
    synth_code_build_defaults=pipelines.CodeBuildOptions(partial_build_spec=partial("synth"), build_environment=cb.BuildEnvironment(privileged=True, build_image=cb.LinuxBuildImage.AMAZON_LINUX_2_5, environment_variables={"P": cb.BuildEnvironmentVariable(value="p", type=cb.BuildEnvironmentVariableType.PARAMETER_STORE)})),
    asset_publishing_code_build_defaults=pipelines.CodeBuildOptions(partial_build_spec=partial("asset"), timeout=Duration.minutes(10)))
p5.add_stage(One(network, "Prod", files=["x.txt", "y.txt"], env=env), post=[shell("Check")])

shared = iam.Role(network, "Shared", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"))
for name in ("First", "Second"):
    cb.PipelineProject(network, name, vpc=vpc, security_groups=[group], role=shared)

large = Stack(app, "Large", env=env)
big = Stage(large, "Big", env=env)
for number in range(27):
    sns.Topic(Stack(big, f"S{number}"), "T")
p6 = pipelines.CodePipeline(large, "Pipeline", self_mutation=False, synth=shell("Synth", input=S.connection("o/r", "m", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x")))
p6.add_stage(big, post=[shell("After")])
two = shell("Two", input=S.connection("o/r", "n", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x"))
use = pipelines.ShellStep("Use", input=two.add_output_directory("more"), commands=["x"])
pipelines.CodePipeline(Stack(app, "Outputs", env=env), "Pipeline", self_mutation=False, synth=two).add_wave("Later", pre=[use])
app.synth()

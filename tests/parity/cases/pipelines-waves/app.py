"""CDK Pipelines: waves, dependencies of stacks, sequences of steps, change-set steps, permissions checks, other accounts and regions."""

from aws_cdk import App, CfnOutput, Environment, Stack, Stage, pipelines
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

app = App()
env = Environment(account="111111111111", region="eu-west-1")
far = Environment(account="222222222222", region="us-east-1")


class Many(Stage):
    def __init__(self, scope, id, **kwargs):
        super().__init__(scope, id, **kwargs)
        self.a, self.b, self.c, self.d = (Stack(self, name) for name in ("A", "B", "C", "D"))
        for stack in (self.a, self.b, self.c, self.d):
            sns.Topic(stack, "Topic")
        self.b.add_dependency(self.a)
        self.c.add_dependency(self.a)
        self.d.add_dependency(self.b)
        self.d.add_dependency(self.c)
        self.out = CfnOutput(self.b, "Out", value="x")


def shell(id, **more):
    return pipelines.ShellStep(id, commands=[f"echo {id}"], **more)


stack = Stack(app, "Waves", env=env)
topic = sns.Topic(stack, "Topic")
bucket = s3.Bucket(stack, "Bucket")
source = pipelines.CodePipelineSource.s3(bucket, "src.zip")
pipeline = pipelines.CodePipeline(stack, "Pipeline", cross_account_keys=True, synth=shell("Synth", input=source))
wave = pipeline.add_wave("Wave", pre=[shell("Pre")], post=[pipelines.ManualApprovalStep("Post")])
first, second = Many(stack, "One", env=env), Many(stack, "Two", env=far)
wave.add_stage(first, pre=[pipelines.ConfirmPermissionsBroadening("Check", stage=first, notification_topic=topic)], stack_steps=[
    pipelines.StackSteps(stack=first.a, pre=[shell("PreA")], change_set=[pipelines.ManualApprovalStep("ChangeA")], post=[shell("PostA")]),
    pipelines.StackSteps(stack=first.d, change_set=[shell("ChangeD1"), shell("ChangeD2")])])
wave.add_stage(second, pre=[pipelines.ConfirmPermissionsBroadening("Check2", stage=second)], post=pipelines.Step.sequence([shell("S1"), pipelines.ManualApprovalStep("S2"), shell("S3", env_from_cfn_outputs={"OUT": second.out})]))
wave.add_pre(shell("Pre2"))
wave.add_post(shell("Post2"))
last = Many(stack, "Last", env=Environment(account="222222222222", region="eu-west-1"))
late = shell("Late")
early = shell("Early", input=pipelines.CodePipelineSource.git_hub("o/r", "main"))
late.add_step_dependency(early)
deployment = pipeline.add_stage(last, post=[late])
deployment.add_pre(early)
deployment.add_post(shell("More", input=early.add_output_directory("dist"), additional_inputs={"sub/dir": pipeline.synth}))
empty = pipeline.add_wave("Only")
empty.add_post(shell("Single"))
app.synth()

"""CloudFormation actions of pipelines: stacks, change sets, stack sets, roles, capabilities, parameters."""

from aws_cdk import App, CfnCapabilities, Environment, SecretValue, Stack
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3

app = App()
stack = Stack(app, "Deploys", env=Environment(account="111111111111", region="eu-west-1"))
source, extra, out = cp.Artifact("Src"), cp.Artifact("Extra"), cp.Artifact()
bucket = s3.Bucket(stack, "Bucket")
pipeline = cp.Pipeline(stack, "Pipeline")
pipeline.add_stage(stage_name="Source", actions=[
    actions.S3SourceAction(action_name="S", bucket=bucket, bucket_key="a", output=source), actions.S3SourceAction(action_name="E", bucket=bucket, bucket_key="b", output=extra)])
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("cloudformation.amazonaws.com"))
action_role = iam.Role(stack, "ActionRole", assumed_by=iam.AccountRootPrincipal())
update = actions.CloudFormationCreateUpdateStackAction(
    action_name="Update", stack_name="one", template_path=source.at_path("t.json"), admin_permissions=True, replace_on_failure=True, template_configuration=extra.at_path("c.json"), output=out, output_file_name="o.json",
    parameter_overrides={"A": "b", "Bucket": source.bucket_name, "Key": source.object_key, "P": extra.get_param("f.json", "k"), "U": source.url}, extra_inputs=[extra])
limited = actions.CloudFormationCreateUpdateStackAction(action_name="Limited", stack_name="two", template_path=source.at_path("t.json"), admin_permissions=False, cfn_capabilities=[CfnCapabilities.NAMED_IAM, CfnCapabilities.AUTO_EXPAND], run_order=2)
pipeline.add_stage(stage_name="Stacks", actions=[
    update, limited,
    actions.CloudFormationCreateUpdateStackAction(action_name="WithRole", stack_name="one", template_path=source.at_path("t.json"), admin_permissions=False, deployment_role=role, cfn_capabilities=[CfnCapabilities.NONE]),
    actions.CloudFormationCreateUpdateStackAction(action_name="WithActionRole", stack_name="two", template_path=source.at_path("t.json"), admin_permissions=True, role=action_role, cfn_capabilities=[CfnCapabilities.ANONYMOUS_IAM]),
    actions.CloudFormationDeleteStackAction(action_name="Delete", stack_name="three", admin_permissions=False),
    actions.CloudFormationDeleteStackAction(action_name="Delete2", stack_name="four", admin_permissions=True, deployment_role=role, parameter_overrides={"X": 1})])
limited.add_to_deployment_role_policy(iam.PolicyStatement(actions=["s3:*"], resources=["*"]))
update.deployment_role.add_to_principal_policy(iam.PolicyStatement(actions=["x:Y"], resources=["*"]))
pipeline.add_stage(stage_name="ChangeSets", actions=[
    actions.CloudFormationCreateReplaceChangeSetAction(action_name="Prepare", stack_name="five", change_set_name="cs", template_path=source.at_path("t.json"), admin_permissions=False, extra_inputs=[extra], run_order=1),
    actions.CloudFormationCreateReplaceChangeSetAction(action_name="Prepare2", stack_name="five", change_set_name="cs2", template_path=source.at_path("t.json"), admin_permissions=True, template_configuration=source.at_path("c.json"), deployment_role=role),
    actions.CloudFormationExecuteChangeSetAction(action_name="Execute", stack_name="five", change_set_name="cs", output=cp.Artifact("Result"), output_file_name="r.json", run_order=2),
    actions.CloudFormationExecuteChangeSetAction(action_name="Execute2", stack_name="five", change_set_name="cs2", run_order=2)])
pipeline.add_stage(stage_name="StackSets", actions=[
    actions.CloudFormationDeployStackSetAction(action_name="Set", stack_set_name="set", template=actions.StackSetTemplate.from_artifact_path(source.at_path("t.json")), stack_instances=actions.StackInstances.in_accounts(["1", "2"], ["r1", "r2"]),
                                               parameters=actions.StackSetParameters.from_literal({"A": "b"}, ["C"]), cfn_capabilities=[CfnCapabilities.NAMED_IAM], description="d", failure_tolerance_percentage=10, max_account_concurrency_percentage=20, stack_set_region="eu-west-1"),
    actions.CloudFormationDeployStackSetAction(action_name="Org", stack_set_name="org", template=actions.StackSetTemplate.from_artifact_path(source.at_path("t.json")), stack_instances=actions.StackInstances.in_organizational_units(["ou"], ["r1"]),
                                               parameters=actions.StackSetParameters.from_artifact_path(extra.at_path("p.json")), deployment_model=actions.StackSetDeploymentModel.organizations(auto_deployment=actions.StackSetOrganizationsAutoDeployment.ENABLED_WITH_STACK_RETENTION)),
    actions.CloudFormationDeployStackSetAction(action_name="Self", stack_set_name="self", template=actions.StackSetTemplate.from_artifact_path(source.at_path("t.json")), stack_instances=actions.StackInstances.from_artifact_path(extra.at_path("i.json"), ["r1"]),
                                               deployment_model=actions.StackSetDeploymentModel.self_managed(administration_role=role, execution_role_name="exec")),
    actions.CloudFormationDeployStackInstancesAction(action_name="Instances", stack_set_name="set", stack_instances=actions.StackInstances.in_accounts(["1"], ["r1"]), parameter_overrides=actions.StackSetParameters.from_literal({"X": "y"}), failure_tolerance_percentage=1),
    actions.ServiceCatalogDeployActionBeta1(action_name="Catalog", product_id="prod", product_version_name="v", product_version_description="d", template_path=source.at_path("t.json")),
    actions.ElasticBeanstalkDeployAction(action_name="Beanstalk", application_name="app", environment_name="env", input=source),
    actions.AlexaSkillDeployAction(action_name="Alexa", client_id="c", client_secret=SecretValue.secrets_manager("a"), refresh_token=SecretValue.secrets_manager("b"), skill_id="s", input=source, parameter_overrides_artifact=extra)])
jenkins = actions.JenkinsProvider(stack, "Jenkins", provider_name="J", server_url="https://j", version="2", for_test=True)
imported = actions.JenkinsProvider.from_jenkins_provider_attributes(stack, "Jenkins2", provider_name="K", server_url="https://k")
pipeline.add_stage(stage_name="Jenkins", actions=[
    actions.JenkinsAction(action_name="Build", jenkins_provider=jenkins, project_name="p", type=actions.JenkinsActionType.BUILD, inputs=[source], outputs=[cp.Artifact()]),
    actions.JenkinsAction(action_name="Test", jenkins_provider=imported, project_name="p", type=actions.JenkinsActionType.TEST, inputs=[source])])
cp.CustomActionRegistration(stack, "Custom", category=cp.ActionCategory.DEPLOY, provider="mine", version="3", entity_url="https://e", execution_url="https://x", artifact_bounds=cp.ActionArtifactBounds(min_inputs=1, max_inputs=2, min_outputs=0, max_outputs=1),
                            action_properties=[cp.CustomActionProperty(name="a", required=True, key=True, secret=False, queryable=True, type="String", description="d"), cp.CustomActionProperty(name="b", required=False)])
app.synth()

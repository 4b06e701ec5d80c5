"""Jobs of EMR on EKS whose roles are made, and trusted through custom resources."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_logs as logs, aws_s3 as s3, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
V = tasks.VirtualClusterInput
driver = tasks.JobDriver(spark_submit_job_driver=tasks.SparkSubmitJobDriver(entry_point=sfn.TaskInput.from_text("local:///x.py"), spark_submit_parameters="--x"))
common = dict(release_label=tasks.ReleaseLabel.EMR_6_2_0, job_driver=driver)
Run = tasks.EmrContainersStartJobRun
plain = Run(s, "Plain", virtual_cluster=V.from_virtual_cluster_id("vc-1"), **common)
logged = Run(s, "Logged", virtual_cluster=V.from_task_input(sfn.TaskInput.from_text("vc-2")), monitoring=tasks.Monitoring(logging=True), integration_pattern=sfn.IntegrationPattern.REQUEST_RESPONSE, **common)
placed = Run(s, "Placed", virtual_cluster=V.from_virtual_cluster_id("vc-1"), monitoring=tasks.Monitoring(log_bucket=s3.Bucket(s, "Bucket"), log_group=logs.LogGroup(s, "Group"), log_stream_name_prefix="p", persistent_app_ui=False), job_name="n", tags={"a": "b"}, **common)
token = Run(s, "Token", virtual_cluster=V.from_virtual_cluster_id(cdk.Fn.import_value("cluster")), monitoring=tasks.Monitoring(log_bucket=s3.Bucket(s, "Bucket2"), logging=True), **common)
s3.Bucket(s, "Data").grant_read(plain)
placed.grant_principal.add_to_principal_policy(iam.PolicyStatement(actions=["x:y"], resources=["*"]))
sfn.StateMachine(s, "Machine", definition_body=sfn.DefinitionBody.from_chainable(plain.next(logged).next(placed).next(token)))
jsonata = Run.jsonata(s, "Jsonata", virtual_cluster=V.from_virtual_cluster_id("vc-3"), **common)
sfn.StateMachine(s, "Machine2", definition_body=sfn.DefinitionBody.from_chainable(jsonata), query_language=sfn.QueryLanguage.JSONATA)
app.synth()

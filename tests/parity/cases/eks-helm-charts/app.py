"""Charts and manifests on clusters made elsewhere, through a provider made elsewhere."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_eks as eks, aws_iam as iam, aws_s3_assets as assets

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Charts")
handler = iam.Role(stack, "Handler", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
provider = eks.KubectlProvider.from_kubectl_provider_attributes(stack, "Provider", function_arn="arn:aws:lambda:us-east-1:123456789012:function:kubectl", kubectl_role_arn="arn:aws:iam::123456789012:role/kubectl", handler_role=handler)
cluster = eks.Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="cluster", kubectl_provider=provider)
chart = assets.Asset(stack, "Chart", path="chart")
eks.HelmChart(stack, "FromAsset", cluster=cluster, chart_asset=chart)
eks.HelmChart(stack, "FromRepository", cluster=cluster, chart="nginx", repository="https://charts.example.com", version="1.2", release="web", namespace="web", values={"b": 1, "a": {"c": [True, stack.region]}}, wait=True,
              timeout=cdk.Duration.minutes(10), create_namespace=False, skip_crds=True, atomic=True, removal_policy=cdk.RemovalPolicy.RETAIN)
cluster.add_helm_chart("Added", chart_asset=chart, wait=False, create_namespace=True, skip_crds=False, atomic=False, timeout=cdk.Duration.seconds(30), values={})
eks.HelmChart(stack, "AVeryLongIdentifierOfAChartThatIsLongerThanReleasesMayBe", cluster=cluster, chart="x")
app.synth()

"""Service accounts on clusters made elsewhere: roles taken through the cluster's provider of identities, or given to pods by EKS."""
import aws_cdk as cdk
from aws_cdk import aws_eks as eks, aws_iam as iam

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Accounts")
handler = iam.Role(stack, "Handler", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
kubectl = eks.KubectlProvider.from_kubectl_provider_attributes(stack, "Provider", function_arn="arn:aws:lambda:us-east-1:123456789012:function:kubectl", kubectl_role_arn="arn:aws:iam::123456789012:role/kubectl", handler_role=handler)
known = iam.OpenIdConnectProvider.from_open_id_connect_provider_arn(stack, "Known", "arn:aws:iam::123456789012:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC")
made = iam.CfnOIDCProvider(stack, "Made", url="https://oidc.example.com/id/X", client_id_list=["sts.amazonaws.com"])
later = iam.OpenIdConnectProvider.from_open_id_connect_provider_arn(stack, "Later", made.attr_arn)
first = eks.Cluster.from_cluster_attributes(stack, "First", cluster_name="first", kubectl_provider=kubectl, open_id_connect_provider=known)
second = eks.Cluster.from_cluster_attributes(stack, "Second", cluster_name="second", kubectl_provider=kubectl, open_id_connect_provider=later, prune=False)
added = first.add_service_account("Added")
full = first.add_service_account("Full", name="web", namespace="apps", labels={"b": "1", "a": stack.region}, annotations={"x": "y"}, identity_type=eks.IdentityType.IRSA, removal_policy=cdk.RemovalPolicy.RETAIN, overwrite_service_account=True)
other = eks.ServiceAccount(stack, "Other", cluster=second, name="a.b-c.d", overwrite_service_account=False)
pod = eks.ServiceAccount(stack, "Pod", cluster=second, identity_type=eks.IdentityType.POD_IDENTITY, annotations={"k": "v"}, namespace="pods", removal_policy=cdk.RemovalPolicy.DESTROY)
added.add_to_principal_policy(iam.PolicyStatement(actions=["s3:GetObject"], resources=["*"]))
full.add_to_principal_policy(iam.PolicyStatement(actions=["s3:PutObject"], resources=["*"]))
pod.add_to_principal_policy(iam.PolicyStatement(actions=["s3:PutObject"], resources=["*"]))
pod.role.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("ReadOnlyAccess"))
iam.Grant.add_to_principal(grantee=other, actions=["sqs:SendMessage"], resource_arns=["arn:q"])
eks.ServiceAccount(stack, "Single", cluster=second, name="ab", namespace="b1", identity_type=eks.IdentityType.POD_IDENTITY)
for number, account in enumerate((added, full, other, pod)):
    cdk.CfnOutput(stack, f"Out{number}", value="|".join([account.service_account_name, account.service_account_namespace, account.role.role_arn, account.assume_role_action]))
app.synth()

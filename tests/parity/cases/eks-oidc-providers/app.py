"""Providers of identities for clusters: by the custom resource and by CloudFormation's own."""
import aws_cdk as cdk
from aws_cdk import aws_eks as eks

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Providers")
plain = eks.OpenIdConnectProvider(stack, "Plain", url="https://oidc.eks.us-east-1.amazonaws.com/id/A")
kept = eks.OpenIdConnectProvider(stack, "Kept", url=cdk.Fn.import_value("Url"), removal_policy=cdk.RemovalPolicy.RETAIN)
native = eks.OidcProviderNative(stack, "Native", url="https://oidc.eks.us-east-1.amazonaws.com/id/B")
held = eks.OidcProviderNative(stack, "Held", url=cdk.Fn.import_value("Other"), removal_policy=cdk.RemovalPolicy.RETAIN)
for provider in (plain, kept, native):
    cluster = eks.Cluster.from_cluster_attributes(stack, f"Of{provider.node.id}", cluster_name="c", kubectl_role_arn="arn:aws:iam::111111111111:role/k", open_id_connect_provider=provider,
                                                  kubectl_provider=eks.KubectlProvider.from_kubectl_provider_attributes(stack, f"For{provider.node.id}", function_arn="arn:f", kubectl_role_arn="arn:r", handler_role=cdk.aws_iam.Role.from_role_arn(stack, f"RoleFor{provider.node.id}", "arn:aws:iam::111111111111:role/h")))
    cluster.add_service_account("Account", name="account")
app.synth()

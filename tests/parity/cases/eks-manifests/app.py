"""Manifests, patches and values of objects on clusters made elsewhere, through a provider made elsewhere."""
import aws_cdk as cdk
from aws_cdk import aws_eks as eks, aws_iam as iam

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Manifests")
handler = iam.Role(stack, "Handler", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
provider = eks.KubectlProvider.from_kubectl_provider_attributes(stack, "Provider", function_arn="arn:aws:lambda:us-east-1:123456789012:function:kubectl", kubectl_role_arn="arn:aws:iam::123456789012:role/kubectl", handler_role=handler)
cluster = eks.Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="cluster", kubectl_provider=provider)
keeps = eks.Cluster.from_cluster_attributes(stack, "Keeps", cluster_name="keeps", kubectl_provider=provider, prune=False)
named = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "web"}}
labelled = {"metadata": {"labels": {"b": "1", "a": stack.region}, "name": "second"}, "kind": "ConfigMap", "data": {"k": 1, "l": [True, None]}}
ingress = {"kind": "Ingress", "metadata": {"name": "in", "annotations": {"kubernetes.io/ingress.class": "alb", "x": "y"}}}
eks.KubernetesManifest(stack, "Plain", cluster=cluster, manifest=[named])
eks.KubernetesManifest(stack, "All", cluster=cluster, manifest=[named, labelled], overwrite=True, prune=True, skip_validation=True, removal_policy=cdk.RemovalPolicy.RETAIN)
eks.KubernetesManifest(stack, "Nothing", cluster=cluster, manifest=[labelled, {"kind": "Bare"}], overwrite=False, prune=False, skip_validation=False)
eks.KubernetesManifest(stack, "Ingress", cluster=cluster, manifest=[ingress, {"kind": "Ingress"}, {"kind": "Ingress", "metadata": {"annotations": {"kubernetes.io/ingress.class": "nginx"}}}], ingress_alb=True)
eks.KubernetesManifest(stack, "Facing", cluster=keeps, manifest=[ingress], ingress_alb=True, ingress_alb_scheme=eks.AlbScheme.INTERNET_FACING)
eks.KubernetesManifest(stack, "Unaltered", cluster=keeps, manifest=[ingress], ingress_alb=False, ingress_alb_scheme=eks.AlbScheme.INTERNAL)
eks.KubernetesManifest(stack, "Pruned", cluster=keeps, manifest=[labelled], prune=True)
eks.KubernetesManifest(stack, "Empty", cluster=cluster, manifest=[])
cluster.add_manifest("Added", named, labelled)
keeps.add_manifest("Added", named)
eks.KubernetesPatch(stack, "Patch", cluster=cluster, resource_name="deployment/web", apply_patch={"spec": {"replicas": 5, "a": stack.region}}, restore_patch={"spec": {"replicas": 3}})
for kind in eks.PatchType:
    eks.KubernetesPatch(stack, f"Patch{kind.name}", cluster=keeps, resource_name="x", apply_patch={}, restore_patch={"b": 1, "a": [2]}, resource_namespace="web", patch_type=kind, removal_policy=cdk.RemovalPolicy.RETAIN)
value = eks.KubernetesObjectValue(stack, "Value", cluster=cluster, object_type="service", object_name="web", json_path=".status.loadBalancer.ingress[0].hostname")
eks.KubernetesObjectValue(stack, "Other", cluster=keeps, object_type="pod", object_name="p", json_path=".spec", object_namespace="kube-system", timeout=cdk.Duration.minutes(2), removal_policy=cdk.RemovalPolicy.RETAIN)
cdk.CfnOutput(stack, "Address", value=value.value)
cdk.CfnOutput(stack, "Types", value=" ".join([eks.KubernetesManifest.RESOURCE_TYPE, eks.KubernetesObjectValue.RESOURCE_TYPE]))
app.synth()

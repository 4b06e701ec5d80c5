"""Methods answered by an endpoint of SageMaker that the app itself implements."""
import aws_cdk as cdk
import jsii
from aws_cdk import aws_apigateway as ag, aws_iam as iam, aws_sagemaker as sm
app=cdk.App(analytics_reporting=False); S=cdk.Stack(app,"S",env=cdk.Environment(account="111111111111",region="us-east-1"))
@jsii.implements(sm.IEndpoint)
class E(cdk.Resource):
    @property
    def endpoint_name(self): return "en"
    @property
    def endpoint_arn(self): return "arn:aws:sagemaker:us-east-1:111111111111:endpoint/en"
    @property
    def endpoint_ref(self): return None
    def grant_invoke(self,grantee): return iam.Grant.add_to_principal(grantee=grantee,actions=["sagemaker:InvokeEndpoint"],resource_arns=[self.endpoint_arn])
e=E(S,"E")
r=ag.RestApi(S,"R",cloud_watch_role=False)
r.root.add_method("POST",ag.SagemakerIntegration(e))
r.root.add_resource("a").add_method("GET",ag.SagemakerIntegration(e,request_templates={"a/b":"x"},integration_responses=[ag.IntegrationResponse(status_code="201")],timeout=cdk.Duration.seconds(3),passthrough_behavior=ag.PassthroughBehavior.NEVER,cache_namespace="n"))
r.root.add_resource("b").add_method("PUT",ag.SagemakerIntegration(e,credentials_role=iam.Role(S,"Ro",assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com")),content_handling=ag.ContentHandling.CONVERT_TO_TEXT),method_responses=[ag.MethodResponse(status_code="500")])
r.root.add_resource("c").add_method("PUT",ag.SagemakerIntegration(e,credentials_passthrough=True))
app.synth()

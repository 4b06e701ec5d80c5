"""Records that lead to APIs, endpoints in networks, accelerators; sign-in by Cognito."""
import aws_cdk as cdk
from aws_cdk import aws_route53 as r53, aws_route53_targets as tg, aws_apigateway as apigw, aws_ec2 as ec2, aws_certificatemanager as acm, aws_globalaccelerator as ga, aws_appsync as appsync, aws_elasticloadbalancingv2 as elb, aws_cognito as cognito, aws_elasticloadbalancingv2_actions as act
app=cdk.App(analytics_reporting=False); s=cdk.Stack(app,"S",env=cdk.Environment(account="111111111111",region="us-east-1"))
z=r53.HostedZone.from_hosted_zone_attributes(s,"Z",hosted_zone_id="Z1",zone_name="z.com"); A=lambda i,t: r53.ARecord(s,i,zone=z,record_name=i.lower(),target=r53.RecordTarget.from_alias(t))
cert=acm.Certificate.from_certificate_arn(s,"C","arn:aws:acm:us-east-1:111111111111:certificate/x")
api=apigw.RestApi(s,"Api",domain_name=apigw.DomainNameOptions(certificate=cert,domain_name="api.z.com",endpoint_type=apigw.EndpointType.REGIONAL)); api.root.add_method("GET"); A("R1",tg.ApiGateway(api)); A("R2",tg.ApiGatewayDomain(apigw.DomainName(s,"Dn",certificate=cert,domain_name="b.z.com")))
v=ec2.Vpc.from_vpc_attributes(s,"V",vpc_id="vpc-1",availability_zones=["a"],private_subnet_ids=["x"],public_subnet_ids=["y"],vpc_cidr_block="10.0.0.0/16"); ep=ec2.InterfaceVpcEndpoint(s,"Ep",vpc=v,service=ec2.InterfaceVpcEndpointAwsService.SQS); A("R3",tg.InterfaceVpcEndpointTarget(ep))
acc=ga.CfnAccelerator(s,"Acc",name="n"); A("R4",tg.GlobalAcceleratorTarget(acc) if 0 else tg.GlobalAcceleratorDomainTarget(acc.attr_dns_name))
gq=appsync.GraphqlApi(s,"Gq",name="gq",definition=appsync.Definition.from_schema(appsync.SchemaFile.from_asset("s.graphql")),domain_name=appsync.DomainOptions(certificate=cert,domain_name="gq.z.com")); A("R5",tg.AppSyncTarget(gq))
up=cognito.UserPool(s,"Up"); cl=cognito.UserPoolClient(s,"Cl",user_pool=up,generate_secret=True); dom=cognito.UserPoolDomain.from_domain_name(s,"Do","dom")
sg=ec2.SecurityGroup(s,"Sg",vpc=v,allow_all_outbound=False); lb=elb.ApplicationLoadBalancer(s,"L",vpc=v,security_group=sg); li=lb.add_listener("Li",port=443,certificates=[cert],default_action=act.AuthenticateCognitoAction(user_pool=up,user_pool_client=cl,user_pool_domain=dom,next=elb.ListenerAction.fixed_response(200),session_timeout=cdk.Duration.hours(3),scope="openid",session_cookie_name="c",on_unauthenticated_request=elb.UnauthenticatedAction.ALLOW,authentication_request_extra_params={"a":"b"}))
li.add_action("Q",priority=1,conditions=[elb.ListenerCondition.path_patterns(["/q"])],action=act.AuthenticateCognitoAction(user_pool=up,user_pool_client=cl,user_pool_domain=dom,next=elb.ListenerAction.fixed_response(200),session_timeout=cdk.Duration.hours(3),allow_https_outbound=False))
app.synth()

"""Load balancers with what others make: instances, groups of instances, endpoint services, links of APIs, synthetic services."""
import aws_cdk as cdk
from aws_cdk import aws_elasticloadbalancingv2 as elb, aws_elasticloadbalancingv2_targets as tg, aws_ec2 as ec2, aws_apigateway as apigw, aws_autoscaling as asg, aws_apigatewayv2 as v2, aws_apigatewayv2_integrations as it, aws_wafv2 as waf, aws_certificatemanager as acm, aws_route53 as r53
app=cdk.App(analytics_reporting=False); s=cdk.Stack(app,"S",env=cdk.Environment(account="111111111111",region="eu-west-1")); v=ec2.Vpc(s,"V",max_azs=2)
nlb=elb.NetworkLoadBalancer(s,"N",vpc=v); alb=elb.ApplicationLoadBalancer(s,"A",vpc=v,internet_facing=True); li=alb.add_listener("L",port=80)
i=ec2.Instance(s,"I",vpc=v,instance_type=ec2.InstanceType("t3.micro"),machine_image=ec2.MachineImage.generic_linux({"eu-west-1":"ami-1"}))
g=asg.AutoScalingGroup(s,"G",vpc=v,instance_type=ec2.InstanceType("t3.micro"),machine_image=ec2.MachineImage.generic_linux({"eu-west-1":"ami-1"}))
t=li.add_targets("T",port=80,targets=[g]); li.add_targets("U",port=8080,priority=3,conditions=[elb.ListenerCondition.path_patterns(["/i"])],targets=[tg.InstanceTarget(i,9000)]); g.scale_on_request_count("Rc",target_requests_per_minute=60); i.connections.allow_from(alb,ec2.Port.tcp(9000))
nl=nlb.add_listener("L",port=80); nl.add_targets("T",port=80,targets=[tg.InstanceTarget(i)])
ec2.VpcEndpointService(s,"Es",vpc_endpoint_service_load_balancers=[nlb],acceptance_required=True)
apigw.VpcLink(s,"Vl",targets=[nlb]); h=v2.HttpApi(s,"H"); h.add_routes(path="/a",integration=it.HttpAlbIntegration("Ia",li)); h.add_routes(path="/n",integration=it.HttpNlbIntegration("In",nl))
waf.CfnWebACLAssociation(s,"W",resource_arn=alb.load_balancer_arn,web_acl_arn="arn:x")
imp=elb.ApplicationListener.from_application_listener_attributes(s,"Il",listener_arn="arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/x/1/2",security_group=ec2.SecurityGroup.from_security_group_id(s,"Sg","sg-1")); tg2=elb.ApplicationTargetGroup(s,"T2",vpc=v,port=80,targets=[g]) if 0 else elb.ApplicationTargetGroup(s,"T2",vpc=v,port=80,targets=[tg.InstanceTarget(i)]); imp.add_target_groups("X",target_groups=[tg2],priority=3,conditions=[elb.ListenerCondition.path_patterns(["/"])])
for x in (alb.load_balancer_ref.load_balancer_arn,li.listener_ref.listener_arn,t.target_group_ref.target_group_arn): cdk.CfnOutput(s,f"O{len(s.node.children)}",value=x)
app.synth()

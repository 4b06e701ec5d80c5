"""Load balancers and listeners looked up before synthesis, with and without an answer in the context."""
import aws_cdk as cdk
from aws_cdk import aws_elasticloadbalancingv2 as elb, aws_ec2 as ec2, aws_s3 as s3, aws_elasticloadbalancingv2_targets as tg, aws_lambda as lambda_
arn="arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/my/1"
app=cdk.App(analytics_reporting=False,context={
 "load-balancer:account=111111111111:loadBalancerArn=arn$:known:loadBalancerType=application:region=eu-west-1":{"loadBalancerArn":arn,"loadBalancerCanonicalHostedZoneId":"ZZ","loadBalancerDnsName":"dns.com","vpcId":"vpc-9","securityGroupIds":["sg-1","sg-2"],"ipAddressType":"dualstack"},
 "load-balancer:account=111111111111:loadBalancerArn=arn$:known:loadBalancerType=network:region=eu-west-1":{"loadBalancerArn":arn,"loadBalancerCanonicalHostedZoneId":"ZZ","loadBalancerDnsName":"dns.com","vpcId":"vpc-9","securityGroupIds":["sg-1"],"ipAddressType":"ipv4"},
 "load-balancer-listener:account=111111111111:listenerArn=arn$:known:loadBalancerType=application:region=eu-west-1":{"listenerArn":"arn:l","listenerPort":123,"securityGroupIds":["sg-5","sg-6"]},
})
env=cdk.Environment(account="111111111111",region="eu-west-1")
s=cdk.Stack(app,"S",env=env); F=elb.ListenerAction.fixed_response(200); P=elb.ApplicationProtocol
L=elb.ApplicationLoadBalancer.from_lookup; N=elb.NetworkLoadBalancer.from_lookup; K=elb.ApplicationListener.from_lookup; M=elb.NetworkListener.from_lookup
for n,l in enumerate((L(s,"L1",load_balancer_arn="arn:known"),L(s,"L2",load_balancer_arn="arn:unknown"),L(s,"L3",load_balancer_tags={"b":"1","a":"2"}),N(s,"N1",load_balancer_arn="arn:known"),N(s,"N2",load_balancer_tags={"x":"y"}),N(s,"N3",load_balancer_arn="arn:q",load_balancer_tags={"x":"y"}))):
    cdk.CfnOutput(s,f"O{n}",value="|".join((l.load_balancer_arn,l.load_balancer_dns_name,l.load_balancer_canonical_hosted_zone_id,l.vpc.vpc_id,str(l.ip_address_type))))
    l.metrics.processed_bytes().create_alarm(s,f"M{n}",threshold=1,evaluation_periods=1)
    l.connections.allow_from(ec2.Peer.ipv4("1.1.1.1/32"),ec2.Port.tcp(n+1))
    if n<3: li=l.add_listener("Li",port=80,open=n!=1); li.add_targets("T",port=80,targets=[tg.IpTarget("10.0.0.1")])
    else: cdk.CfnOutput(s,f"Sg{n}",value=str(l.security_groups)); l.add_listener("Li",port=80).add_targets("T",port=80)
for n,k in enumerate((K(s,"K1",listener_arn="arn:known"),K(s,"K2",listener_arn="arn:unknown"),K(s,"K3",load_balancer_arn="arn:x",listener_port=443,listener_protocol=P.HTTPS),K(s,"K4",load_balancer_tags={"z":"1","a":"2"},listener_protocol=P.HTTP))):
    cdk.CfnOutput(s,f"K{n}O",value=k.listener_arn); k.connections.allow_default_port_from(ec2.Peer.ipv4("1.1.1.1/32")); k.add_action("A",action=F,priority=1,conditions=[elb.ListenerCondition.path_patterns(["/"])])
for n,k in enumerate((M(s,"NK1",load_balancer_arn="arn:x",listener_port=443,listener_protocol=elb.Protocol.TLS),M(s,"NK2",load_balancer_tags={"z":"1"},listener_protocol=elb.Protocol.TCP_UDP),M(s,"NK3",load_balancer_tags={"z":"1"}))): cdk.CfnOutput(s,f"NK{n}O",value=k.listener_arn)
v=ec2.Vpc.from_vpc_attributes(s,"V",vpc_id="vpc-1",availability_zones=["a"])
IA=elb.ApplicationLoadBalancer.from_application_load_balancer_attributes
i1=IA(s,"I1",load_balancer_arn=arn,security_group_id="sg-9",security_group_allows_all_outbound=False,load_balancer_canonical_hosted_zone_id="Z",load_balancer_dns_name="d",vpc=v); i2=IA(s,"I2",load_balancer_arn=arn,security_group_id="sg-8")
i1.add_listener("H",port=80).add_targets("T",port=8000,targets=[tg.IpTarget("10.0.0.3")]); i2.add_listener("H",port=8443,default_action=F,certificates=[elb.ListenerCertificate.from_arn("x")],protocol=P.HTTPS); i1.connections.allow_to(ec2.Peer.ipv4("3.3.3.3/32"),ec2.Port.tcp(3)); i2.connections.allow_to(ec2.Peer.ipv4("3.3.3.3/32"),ec2.Port.tcp(3)); i1.metrics.request_count().create_alarm(s,"IAl",threshold=1,evaluation_periods=1)
il=elb.ApplicationListener.from_application_listener_attributes(s,"IL",listener_arn="arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/x/1/2",security_group=ec2.SecurityGroup.from_security_group_id(s,"G","sg-1"),default_port=99)
il.add_action("Ac",action=F,priority=3,conditions=[elb.ListenerCondition.path_patterns(["/"])],remove_suffix=True); il.add_certificates("Ce",[elb.ListenerCertificate.from_arn("x"),elb.ListenerCertificate.from_arn("y")]); tgp=elb.ApplicationTargetGroup(s,"Tg",vpc=v,port=80,targets=[tg.IpTarget("10.0.0.4")]); il.add_target_groups("Gr",target_groups=[tgp],priority=4,conditions=[elb.ListenerCondition.host_headers(["a.b"])]); il.connections.allow_default_port_from_any_ipv4(); il.register_connectable(ec2.SecurityGroup(s,"Own",vpc=v),ec2.Port.tcp(6))
own=elb.ApplicationLoadBalancer(s,"Own2",vpc=v,vpc_subnets=ec2.SubnetSelection(subnets=[ec2.Subnet.from_subnet_id(s,"sn","sn-1")]),preserve_host_header=True,waf_fail_open=True,xff_header_processing_mode=elb.XffHeaderProcessingMode.APPEND,desync_mitigation_mode=elb.DesyncMitigationMode.MONITOR,drop_invalid_header_fields=False,preserve_xff_client_port=False,x_amzn_tls_version_and_cipher_suite_headers=False,ip_address_type=elb.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4,internet_facing=True,minimum_capacity_unit=0,client_keep_alive=cdk.Duration.hours(1))
ol=own.add_listener("O",port=80,default_action=F); ol.add_action("A",action=F,priority=3,conditions=[elb.ListenerCondition.path_patterns(["/"])],remove_suffix=True); ol.add_action("Rule",action=F,priority=4,conditions=[elb.ListenerCondition.path_patterns(["/"])],remove_suffix=True); ol.add_action("B",action=F,priority=5,conditions=[elb.ListenerCondition.path_patterns(["/"])],remove_suffix=False)
o2=own.add_listener("P",port=8008,protocol=P.HTTP); o2.add_action("D",action=elb.ListenerAction.forward([tgp])); o2.connections.allow_to(ec2.Peer.any_ipv4(),ec2.Port.tcp(1))
e=elb.ApplicationTargetGroup(s,"Empty",vpc=v,port=443,deregistration_delay=cdk.Duration.seconds(0)); o2.add_target_groups("E",target_groups=[e],priority=9,conditions=[elb.ListenerCondition.path_patterns(["/"])])
for r in ("eu-west-1","us-east-1","eu-south-2","cn-north-1","us-gov-west-1","ap-southeast-4"):
    st=cdk.Stack(app,"R"+r,env=cdk.Environment(account="111111111111",region=r)); w=ec2.Vpc.from_vpc_attributes(st,"V",vpc_id="v",availability_zones=["a"],private_subnet_ids=["x"]); b=s3.Bucket(st,"B",encryption=s3.BucketEncryption.S3_MANAGED)
    elb.ApplicationLoadBalancer(st,"A",vpc=w).log_access_logs(b); elb.NetworkLoadBalancer(st,"N",vpc=w).log_access_logs(b,"n/"); elb.ApplicationLoadBalancer(st,"C",vpc=w).log_connection_logs(b,"c")
    elb.ApplicationLoadBalancer(st,"D",vpc=w).log_access_logs(s3.Bucket.from_bucket_name(st,"IB","imported-bucket"),"z")
t2=cdk.Stack(app,"Two",env=env); r2=elb.ApplicationListenerRule(t2,"X",listener=ol,priority=77,conditions=[elb.ListenerCondition.path_patterns(["/x"])],target_groups=[elb.ApplicationTargetGroup(t2,"XT",vpc=v,port=80,targets=[tg.IpTarget("10.0.0.8")])])
app.synth()

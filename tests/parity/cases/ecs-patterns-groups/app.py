"""Services with several load balancers, listeners and target groups."""
import os
import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs, aws_ecs_patterns as p, aws_ec2 as ec2, aws_elasticloadbalancingv2 as elb, aws_certificatemanager as acm, aws_route53 as r53, aws_iam as iam, aws_secretsmanager as sm, aws_sqs as sqs, aws_applicationautoscaling as aas, aws_ssm as ssm
here=os.path.dirname(os.path.abspath(__file__))
app=cdk.App(analytics_reporting=False)
env=cdk.Environment(account="111111111111",region="eu-west-1"); D=cdk.Duration
A=lambda: ecs.ContainerImage.from_asset(os.path.join(here,"img")); R=ecs.ContainerImage.from_registry
def world(name,**ctx):
    s=cdk.Stack(app,name,env=env)
    for k,v in ctx.items(): s.node.set_context("@aws-cdk/aws-ecs-patterns:"+k,v)
    v=ec2.Vpc(s,"Vpc",max_azs=2); c=ecs.Cluster(s,"C",vpc=v); e=ecs.Cluster.from_cluster_attributes(s,"E",cluster_name="ec2c",vpc=v,has_ec2_capacity=True)
    return s,v,c,e
T=p.ApplicationLoadBalancedTaskImageOptions
s,v,c,e=world("Multi"); z=r53.HostedZone.from_hosted_zone_attributes(s,"Z",hosted_zone_id="Z1",zone_name="example.com"); cert=acm.Certificate.from_certificate_arn(s,"Ce","arn:aws:acm:eu-west-1:111111111111:certificate/x"); I=p.ApplicationLoadBalancedTaskImageProps
M=p.ApplicationMultipleTargetGroupsFargateService
m1=M(s,"M1",cluster=c,task_image_options=I(image=A()))
lbs=lambda: [p.ApplicationLoadBalancerProps(name="lb",idle_timeout=D.seconds(400),domain_name="a.example.com",domain_zone=z,listeners=[p.ApplicationListenerProps(name="l1",protocol=elb.ApplicationProtocol.HTTPS,certificate=cert,ssl_policy=elb.SslPolicy.TLS12_EXT),p.ApplicationListenerProps(name="l1b",port=8080,protocol=elb.ApplicationProtocol.HTTP)]),p.ApplicationLoadBalancerProps(name="lb2",public_load_balancer=False,domain_name="b.example.com",domain_zone=z,listeners=[p.ApplicationListenerProps(name="l2",protocol=elb.ApplicationProtocol.HTTPS)])]
tgs=lambda: [p.ApplicationTargetProps(container_port=80,listener="l1"),p.ApplicationTargetProps(container_port=90,path_pattern="a/b/c",priority=10,listener="l2",protocol=ecs.Protocol.TCP),p.ApplicationTargetProps(container_port=443,listener="l1b"),p.ApplicationTargetProps(container_port=82,path_pattern="x",host_header="h.com",priority=20,listener="l1"),p.ApplicationTargetProps(container_port=81,listener="l2")]
m2=M(s,"M2",cluster=c,cpu=512,memory_limit_mib=1024,ephemeral_storage_gib=30,runtime_platform=ecs.RuntimePlatform(cpu_architecture=ecs.CpuArchitecture.ARM64),platform_version=ecs.FargatePlatformVersion.LATEST,task_image_options=I(image=A(),container_name="n",container_ports=[80,90],docker_labels={"a":"b"},enable_logging=True,environment={"e":"f"},family="fam",secrets={"S":ecs.Secret.from_secrets_manager(sm.Secret(s,"Sec"))}),desired_count=3,enable_ecs_managed_tags=True,enable_execute_command=True,health_check_grace_period=D.seconds(6),load_balancers=lbs(),propagate_tags=ecs.PropagatedTagSource.SERVICE,service_name="sn",target_groups=tgs(),assign_public_ip=True)
p.ApplicationMultipleTargetGroupsEc2Service(s,"M3",cluster=e,memory_limit_mib=256,task_image_options=I(image=A())); p.ApplicationMultipleTargetGroupsEc2Service(s,"M4",cluster=e,memory_reservation_mib=256,cpu=10,task_image_options=I(image=A(),enable_logging=False),load_balancers=[p.ApplicationLoadBalancerProps(name="x",listeners=[p.ApplicationListenerProps(name="y",port=8443,protocol=elb.ApplicationProtocol.HTTP)])],target_groups=[p.ApplicationTargetProps(container_port=80),p.ApplicationTargetProps(container_port=81,path_pattern="p",priority=2)],placement_strategies=[ecs.PlacementStrategy.randomly()])
mt=ecs.FargateTaskDefinition(s,"MT"); mt.add_container("w",image=R("x"),port_mappings=[ecs.PortMapping(container_port=8443)]); M(s,"M5",cluster=c,task_definition=mt)
s,v,c,e=world("NMulti"); z=r53.HostedZone.from_hosted_zone_attributes(s,"Z",hosted_zone_id="Z1",zone_name="example.com"); J=p.NetworkLoadBalancedTaskImageProps; NM=p.NetworkMultipleTargetGroupsFargateService
NM(s,"K1",cluster=c,task_image_options=J(image=A()))
nl=lambda: [p.NetworkLoadBalancerProps(name="lb",domain_name="a.example.com",domain_zone=z,listeners=[p.NetworkListenerProps(name="l1"),p.NetworkListenerProps(name="l1b",port=81)]),p.NetworkLoadBalancerProps(name="lb2",public_load_balancer=False,listeners=[p.NetworkListenerProps(name="l2",port=5)])]
NM(s,"K2",cluster=c,cpu=512,memory_limit_mib=1024,task_image_options=J(image=A(),container_ports=[80,90],container_name="n"),load_balancers=nl(),target_groups=[p.NetworkTargetProps(container_port=80,listener="l1"),p.NetworkTargetProps(container_port=90,listener="l2"),p.NetworkTargetProps(container_port=91,listener="l1b")],desired_count=2,min_healthy_percent=30,max_healthy_percent=130,assign_public_ip=True,service_name="sn")
p.NetworkMultipleTargetGroupsEc2Service(s,"K3",cluster=e,memory_limit_mib=256,task_image_options=J(image=A())); p.NetworkMultipleTargetGroupsEc2Service(s,"K4",cluster=e,memory_limit_mib=256,task_image_options=J(image=A()),load_balancers=[p.NetworkLoadBalancerProps(name="lb",listeners=[p.NetworkListenerProps(name="l1",port=82)])],target_groups=[p.NetworkTargetProps(container_port=83)])
app.synth()

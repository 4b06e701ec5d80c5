"""Names of records and zones, look-ups, private zones, grants of delegation, targets by region, domains of certificates."""
import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm, aws_route53 as r53, aws_iam as iam, aws_route53_targets as tg, aws_ec2 as ec2
app=cdk.App(analytics_reporting=False,context={"hosted-zone:account=111111111111:domainName=look.com:region=eu-west-1":{"Id":"/hostedzone/Z123","Name":"look.com."},"hosted-zone:account=111111111111:domainName=look2.com:region=eu-west-1":{"Id":"Z124","Name":"look2.com"}})
env=cdk.Environment(account="111111111111",region="eu-west-1")
s=cdk.Stack(app,"S"); e=cdk.Stack(app,"E",env=env); T=r53.RecordTarget
dz=r53.HostedZone(s,"Dot",zone_name="dot.com."); ip=T.from_ip_addresses("1.2.3.4")
for i,n in enumerate(("x","x.dot.com","x.dot.com.","dot.com","dot.com.","xdot.com",None,"@","*.dot.com","",cdk.Fn.ref("AWS::Region"))): r53.ARecord(s,f"A{i}",zone=dz,record_name=n,target=ip)
tz=r53.HostedZone.from_hosted_zone_attributes(s,"T",hosted_zone_id="Z",zone_name=cdk.Fn.ref("AWS::Region")); r53.ARecord(s,"Tz",zone=tz,record_name="a",target=ip); r53.ARecord(s,"Tz2",zone=tz,target=ip)
hc=r53.HealthCheck.from_health_check_id(s,"HC","h")
r53.ARecord(s,"F1",zone=dz,failover=r53.Failover.PRIMARY,health_check=hc,target=ip); r53.ARecord(s,"F2",zone=dz,failover=r53.Failover.SECONDARY,target=ip); r53.ARecord(s,"F3",zone=dz,geo_location=r53.GeoLocation.default(),set_identifier="own",target=ip); r53.ARecord(s,"F4",zone=dz,weight=cdk.Fn.ref("AWS::Region") and 5,target=ip)
r53.TxtRecord(s,"Tx",zone=dz,values=["back\\slash","nl\nq\"","é"*300,"",("y"*254)+"\"z","tok"+cdk.Fn.ref("AWS::Region"),"\t"])
x=cdk.Stack(app,"X",env=cdk.Environment(account="222222222222",region="us-east-1"))
role=iam.Role(s,"R",assumed_by=iam.AccountRootPrincipal()); pz=r53.PublicHostedZone(e,"PZ",zone_name="pub.com"); 
r53.HostedZoneGrants.from_hosted_zone(pz).delegation(iam.Role(e,"R2",assumed_by=iam.AccountRootPrincipal()),delegated_zone_names=["a*.pub.com","b_x.pub.com"])
r53.HostedZoneGrants.from_hosted_zone(pz).delegation(iam.Role(e,"R3",assumed_by=iam.AccountRootPrincipal()))

l=r53.HostedZone.from_lookup(e,"L",domain_name="look.com"); cdk.CfnOutput(e,"lz",value=l.hosted_zone_id+"|"+l.zone_name); l2=r53.HostedZone.from_lookup(e,"L2",domain_name="look2.com"); cdk.CfnOutput(e,"lz2",value=l2.hosted_zone_id+"|"+l2.zone_name)
cdk.CfnOutput(e,"dn",value=r53.ARecord(e,"Rec",zone=pz,target=T(values=["9.9.9.9"])).domain_name)
cdk.CfnOutput(x,"o",value=pz.hosted_zone_id if 0 else "x")
for r in ("eu-west-1","us-gov-west-1","cn-north-1"):
    st=cdk.Stack(app,"B"+r,env=cdk.Environment(account="1"*12,region=r)); z=r53.HostedZone.from_hosted_zone_attributes(st,"Z",hosted_zone_id="Z",zone_name="z.com")
    if r!="cn-north-1": r53.ARecord(st,"Eb",zone=z,target=T.from_alias(tg.ElasticBeanstalkEnvironmentEndpointTarget(cdk.Fn.ref("AWS::Region"))))
    r53.ARecord(st,"Cf",zone=z,target=T.from_alias(tg.Route53RecordTarget(r53.ARecord(st,"q",zone=z,record_name="q",target=ip)))); cdk.CfnOutput(st,"cfz",value=tg.CloudFrontTarget.get_hosted_zone_id(st))
v=ec2.Vpc.from_vpc_attributes(e,"V",vpc_id="vpc-1",availability_zones=["a"]); v2=ec2.Vpc.from_vpc_attributes(e,"V2",vpc_id="vpc-2",availability_zones=["a"],region="us-west-2")
p=r53.PrivateHostedZone(e,"Prv",zone_name="prv.local",vpc=v,comment="c",query_logs_log_group_arn="arn",add_trailing_dot=False); p.add_vpc(v2); h=r53.HostedZone(e,"HV",zone_name="hv.com",vpcs=[v])
cdk.CfnOutput(e,"ns",value=cdk.Fn.select(0,p.hosted_zone_name_servers))
r53.ARecord(e,"Pr",zone=p,target=ip,region="eu-west-1")
app.synth()

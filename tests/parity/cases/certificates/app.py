"""Which domains of certificates are validated how, key algorithms, private certificates."""
import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm, aws_route53 as r53, aws_acmpca as pca
app=cdk.App(analytics_reporting=False)
s=cdk.Stack(app,"S")
imp=r53.HostedZone.from_hosted_zone_attributes(s,"Imp",hosted_zone_id="Z1",zone_name="imp.com"); V=acm.CertificateValidation
i=0
def C(d,*a,**kw):
    global i; i+=1
    return acm.Certificate(s,f"C{i}",domain_name=d,subject_alternative_names=list(a) or None,**kw)
C("a.co.uk","www.a.co.uk","*.x.y.co.uk","u.github.io","q.u.github.io","x.y.example.org","example.de","a.b.com.au")
C("a.com","*.a.com","*.b.com","*.x.a.com",validation=V.from_dns(imp))
C("a.com","*.a.com","*.b.com","b.com","b.com",validation=V.from_email())
C("a.com","*.a.com","*.b.com","c.com",validation=V.from_dns_multi_zone({"a.com":imp,"*.b.com":imp,"*.a.com":imp}))
C("*.a.com","a.com",validation=V.from_dns(imp))
C("*.a.com","b.com",validation=V.from_dns_multi_zone({"a.com":imp}))
C("*.a.com","b.com",validation=V.from_email({"a.com":"q.com","b.com":"r.com"}))
ca=pca.CfnCertificateAuthority(s,"CA",key_algorithm="RSA_2048",signing_algorithm="SHA256WITHRSA",type="ROOT",subject={})
p=acm.PrivateCertificate(s,"P",domain_name="p.com",certificate_authority=ca,subject_alternative_names=["z.com"],key_algorithm=acm.KeyAlgorithm.RSA_2048,allow_export=True)
p.metric_days_to_expiry(statistic="Average").create_alarm(s,"A",threshold=1,evaluation_periods=1)
acm.PrivateCertificate.from_certificate_arn(s,"PI","arn:aws:acm:us-east-1:1:certificate/x")
C("a.com",validation=V.from_dns(imp),certificate_name="xx",key_algorithm=acm.KeyAlgorithm.EC_SECP384_R1,allow_export=False)
for k in ("EC_SECP384_R1","EC_SECP521_R1","RSA_1024","RSA_2048","RSA_3072","RSA_4096"): cdk.CfnOutput(s,k.replace("_",""),value=getattr(acm.KeyAlgorithm,k).name)
app.synth()

"""API keys, usage plans, domain names and mappings; flags off and on."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag, aws_certificatemanager as acm, aws_iam as iam, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="us-east-1")
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
def api_in(s, id, **k):
    api = ag.RestApi(s, id, cloud_watch_role=False, **k)
    return api, api.root.add_method("GET"), api.root.add_resource("a").add_resource("{b}").add_method("ANY")
for flag in (True, False):
    s = cdk.Stack(app, f"Usage{flag}", env=env)
    s.node.set_context("@aws-cdk/aws-apigateway:usagePlanKeyOrderInsensitiveId", flag)
    api, get, any_ = api_in(s, "Api")
    st = api.deployment_stage
    keys = [ag.ApiKey(s, "Plain"), ag.ApiKey(s, "Full", api_key_name="n", description="d", value="v" * 20, customer_id="c", enabled=False, generate_distinct_id=True, stages=[st]), api.add_api_key("OfApi", description="x"), st.add_api_key("OfStage", value="w" * 20), ag.ApiKey(s, "Older", resources=[api]), ag.ApiKey.from_api_key_id(s, "Known", "kid")]
    plan = api.add_usage_plan("Plan", name="p", description="d", quota=ag.QuotaSettings(limit=100, offset=2, period=ag.Period.WEEK), throttle=ag.ThrottleSettings(rate_limit=1.5, burst_limit=3), api_stages=[ag.UsagePlanPerApiStage(api=api, stage=st, throttle=[ag.ThrottlingPerMethod(method=get, throttle=ag.ThrottleSettings(burst_limit=1)), ag.ThrottlingPerMethod(method=any_, throttle=ag.ThrottleSettings(rate_limit=2))])])
    for k in keys: plan.add_api_key(k)
    bare = ag.UsagePlan(s, "Bare", quota=ag.QuotaSettings(limit=0), throttle=ag.ThrottleSettings())
    bare.add_api_key(keys[0], override_logical_id="Mine"), bare.add_api_stage(stage=st, api=api), bare.add_api_stage(stage=st)
    ag.UsagePlan(s, "Empty", quota=ag.QuotaSettings(period=ag.Period.DAY)), ag.UsagePlan.from_usage_plan_id(s, "KnownPlan", "pid").add_api_key(keys[0])
    limited = [ag.RateLimitedApiKey(s, "L0"), ag.RateLimitedApiKey(s, "L1", api_key_name="l", customer_id="c", stages=[st], quota=ag.QuotaSettings(limit=1, period=ag.Period.MONTH), throttle=ag.ThrottleSettings(rate_limit=1), api_stages=[ag.UsagePlanPerApiStage(stage=st)])]
    role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("x"))
    for k in (*keys[:2], limited[1]):
        k.grant_read(role), k.grant_write(role), k.grant_read_write(iam.User(s, f"U{k.node.id}"))
    value(s, "V", [[k.key_id, k.key_arn] for k in [*keys, *limited]], plan.usage_plan_id, bare.usage_plan_id)
d = cdk.Stack(app, "Domains", env=env)
cert = acm.Certificate.from_certificate_arn(d, "Cert", "arn:aws:acm:us-east-1:111111111111:certificate/c")
api, get, _ = api_in(d, "Api", domain_name=ag.DomainNameOptions(domain_name="in.example", certificate=cert, base_path="v1", security_policy=ag.SecurityPolicy.TLS_1_2))
other, *_ = api_in(d, "Other", deploy=False)
Mode, Policy, Type = ag.EndpointAccessMode, ag.SecurityPolicy, ag.EndpointType
named = [ag.DomainName(d, "Edge", domain_name="edge.example", certificate=cert, endpoint_type=Type.EDGE, security_policy=Policy.TLS_1_0, mapping=api), ag.DomainName(d, "Strict", domain_name="s.example", certificate=cert, endpoint_access_mode=Mode.STRICT, security_policy=Policy.TLS13_1_2_PQ_2025_09), ag.DomainName(d, "Mtls", domain_name="mt.example", certificate=cert, mtls=ag.MTLSConfig(bucket=s3.Bucket.from_bucket_name(d, "B", "bucket"), key="ca.pem", version="v")),
         ag.DomainName(d, "EdgeNew", domain_name="en.example", certificate=cert, endpoint_type=Type.EDGE, endpoint_access_mode=Mode.BASIC, security_policy=Policy.TLS13_2025_EDGE), ag.DomainName(d, "Multi", domain_name="m.example", certificate=cert, mapping=api, base_path="a/b"), ag.DomainName(d, "Private", domain_name="p.example", certificate=cert, endpoint_type=Type.PRIVATE, mtls=ag.MTLSConfig(bucket=s3.Bucket(d, "B2"), key="k")), api.domain_name, api.add_domain_name("More", domain_name="more.example", certificate=cert)]
known = ag.DomainName.from_domain_name_attributes(d, "Known", domain_name="k.example", domain_name_alias_hosted_zone_id="z", domain_name_alias_target="t")
m = named[1]
m.add_base_path_mapping(api), m.add_base_path_mapping(api, base_path="x", attach_to_stage=False), m.add_base_path_mapping(other, base_path="o"), m.add_base_path_mapping(other, base_path="st", stage=api.deployment_stage), m.add_api_mapping(api.deployment_stage, base_path="q/r"), named[4].add_api_mapping(api.deployment_stage)
ag.BasePathMapping(d, "Own", domain_name=known, rest_api=api, base_path="own"), ag.BasePathMapping(d, "Own2", domain_name=named[5], rest_api=other, base_path=cdk.Fn.ref("AWS::StackName"))
value(d, "V", [[n.domain_name, n.domain_name_alias_domain_name, n.domain_name_alias_hosted_zone_id] for n in [*named, known]])
app.synth()

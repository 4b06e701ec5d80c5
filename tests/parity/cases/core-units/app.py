"""Durations, sizes, bitrates, expirations, secrets, time zones and facts about regions, as text and numbers."""
import json

import aws_cdk as cdk
from aws_cdk import region_info as ri

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Units")
D, S, B, E, V, R = cdk.Duration, cdk.Size, cdk.Bitrate, cdk.Expiration, cdk.SecretValue, ri.RegionInfo
num = cdk.Token.as_number(cdk.Fn.ref("N"))
spans = [D.millis(0), D.millis(61001), D.seconds(0.5), D.seconds(90061), D.minutes(0.5), D.minutes(59.999), D.hours(25), D.hours(0.001), D.days(1.1), D.days(1 / 3), D.minutes(1 / 3), D.days(400), D.parse("P1DT2H3M4.5S"), D.parse("PT36H"), D.minutes(1).plus(D.seconds(5)), D.days(1).minus(D.hours(1))]
out = [[d.to_iso_string(), d.to_human_string(), d.unit_label(), d.to_string(), d.format_token_to_number()] + [getattr(d, f"to_{u}")(integral=False) for u in ("milliseconds", "seconds", "minutes", "hours", "days")] for d in spans]
out += [[d.to_human_string(), d.to_string()] for d in (D.millis(1.5), D.seconds(59.9996), D.seconds(1.0005), D.seconds(0.001), D.minutes(0.1234567), D.days(num), D.millis(num))]
sizes = [S.bytes(0), S.bytes(1537), S.kibibytes(1.5), S.mebibytes(1024), S.gibibytes(0.5), S.tebibytes(3), S.pebibytes(2), S.kibibytes(0.25)]
out += [[s.to_human_string(), s.to_string()] + [getattr(s, f"to_{u}")(rounding=r) for u in ("bytes", "kibibytes", "mebibytes", "gibibytes", "tebibytes", "pebibytes") for r in (cdk.SizeRoundingBehavior.FLOOR, cdk.SizeRoundingBehavior.NONE)] for s in sizes]
out += [[getattr(b, f"to_{u}")() for u in ("bps", "kbps", "mbps", "gbps")] for b in (B.bps(1500), B.kbps(1.5), B.mbps(3), B.gbps(0.25))]
out += [E.from_string(t).to_epoch() for t in ("2021-01-01", "2021-01", "2021", "2021-01-01T01:02:03+02:00", "2021-01-01T01:02:03.5Z", "Sat, 01 Jan 2022 00:00:00 GMT")] + [E.at_timestamp(1609459200123).to_epoch(), E.after(D.days(2)).is_after(D.days(1)), E.after(D.days(2)).is_before(D.days(1))]
out += [cdk.TimeZone.AMERICA_NEW_YORK.timezone_name, cdk.TimeZone.ETC_GMT_MINUS_10.timezone_name, cdk.TimeZone.of("x").timezone_name]
out += [[r, R.get(r).partition, R.get(r).domain_suffix, R.get(r).elbv2_account, R.get(r).is_opt_in_region, R.get(r).s3_static_website_endpoint, R.get(r).vpc_endpoint_service_name_prefix, R.get(r).cloudwatch_lambda_insights_arn("1.0.333.0"), R.get(r).params_and_secrets_lambda_layer_arn("1.0.103", "arm64")] for r in (*ri.Fact.regions, "nowhere-1")]
out += [R.region_map(ri.FactName.DLC_REPOSITORY_ACCOUNT), R.limited_region_map(ri.FactName.ELBV2_ACCOUNT, ["aws-cn"]), len(ri.Fact.names), len(ri.Fact.defined_facts()), ri.FactName.adot_lambda_layer("A.B", "1.2-3", "x"), R.get("us-east-1").service_principal("s3.amazonaws.com")]
out += [{s: ri.Default.service_principal(s, r, "SUF") for s in ("s3", "logs", "states", "codedeploy", "elasticmapreduce", "config", "dms", "ec2.amazonaws.com.cn", "x.y.z")} for r in ("us-east-1", "cn-north-1", "us-iso-east-1", "us-isob-east-1", "us-isof-east-1", "eu-isoe-west-1")]
for index, entry in enumerate(out):
    cdk.CfnOutput(stack, f"O{index}", value=json.dumps(entry))
param = cdk.CfnParameter(stack, "P", no_echo=True)
arn = "arn:aws:secretsmanager:us-east-1:1:secret:x-ABC"
res = cdk.CfnResource(stack, "R", type="A::B::C", properties={"a": V.secrets_manager("s"), "b": V.secrets_manager("s", json_field="f", version_stage="v"), "c": V.secrets_manager(arn, version_id="i"), "d": V.ssm_secure("p", "3"), "e": V.ssm_secure("p"), "f": V.unsafe_plain_text("x").unsafe_unwrap(), "g": V.cfn_parameter(param), "i": "a" + V.secrets_manager("s").unsafe_unwrap(),
    "j": V.secrets_manager(cdk.Fn.ref("X"), json_field="k"), "k": V.cfn_dynamic_reference(cdk.CfnDynamicReference(cdk.CfnDynamicReferenceService.SSM, "a:1")), "l": V.cfn_dynamic_reference_key("s", json_field="f"), "m": D.minutes(num).to_minutes(), "n": D.minutes(num).format_token_to_number(), "o": S.mebibytes(num).to_mebibytes(), "p": S.mebibytes(num).to_human_string(), "q": cdk.JsonNull.INSTANCE, "r": [cdk.JsonNull.INSTANCE]})
cdk.CfnResource(stack, "Attr", type="A::B::C", properties={"s": V.resource_attribute(res.get_att("X").to_string())})
cdk.CfnResource(stack, "Whole", type="A::B::C", properties={"n": int(num), "l": [int(num)], "big": 2**60, "m": {"f": 5.0, "tiny": 1e-7, "e": 1e21}})
app.synth()

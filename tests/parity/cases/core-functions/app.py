"""Every intrinsic function over plain values, tokens and each other; ARNs put together and taken apart."""
import aws_cdk as cdk
from aws_cdk import ArnFormat as AF

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Functions")
known = cdk.Stack(app, "Known", env=cdk.Environment(account="123456789012", region="eu-west-1"))
F, T = cdk.Fn, cdk.Token
x, y, lst = F.ref("X"), F.get_att("R", "A.B").to_string(), T.as_list(F.ref("L"))
num = T.as_number(F.ref("N"))


def res(scope, id, **properties):
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


res(stack, "Joins", flat=F.join("-", ["a", F.join("-", ["b", x]), F.join("+", ["c", y]), "", "d"]), empty=F.join("-", ["", x, "b", ""]), one=F.join("-", [x]), delim=F.join(x, ["a", "b"]), delim2=F.join(x, ["a", y]),
    list=F.join(",", lst), nested=F.join("", ["a", T.as_string({"Fn::Join": ["", ["b", "c"]]})]), number=F.join("-", ["a", T.as_string(5), T.as_string(1.5)]), mixed=F.join("-", [T.as_string(5), T.as_string(True), x]))
res(stack, "Cats", a="a" + T.as_string({"Fn::Join": ["", ["b", "c"]]}) + "d", b="5" + T.as_string(1.5) + T.as_string(7) + x, c=T.as_string(7) + T.as_string(8), d="a" + T.as_string(True) + "d", e=x + x, f=f"{num}{num}", g=f"<{num}>",
    h=T.as_string(num), i="a" + T.as_string([]) + "b", j="p" + T.as_string({"Fn::Join": ["-", ["b", x]]}) + "q" + T.as_string({"Fn::Join": ["", ["r", y]]}) + "s", k=T.as_string({"Fn::Join": ["", ["b"]]}), l="a" + T.as_string({"Fn::Join": ["", []]}))
res(stack, "Selects", plain=F.select(1, ["a", "b"]), token=F.select(0, [x, "b"]), past=F.select(2, ["b", x]), index=F.select(num, ["a", "b"]), split=F.select(1, F.split("/", "p/q/r")), azs=F.select(0, F.get_azs()), list=F.select(3, lst))
res(stack, "Splits", plain=F.split(",", "a,b,,c"), chars=F.split("", "abc"), token=F.split("", x), assumed=F.split("|", y, 3), none=F.split(",", x, 0), up=F.split(",", x, 1.5), ignored=F.split(",", "a,b", 9), delim=F.split(x, "a,b"))
res(stack, "Others", sub=F.sub("${A} ${!B}", {"A": x}), sub2=F.sub("${A}", {}), b64="a" + F.base64("q" + x), cidr=F.cidr(x, 3, "8"), cidr2=F.cidr("10.0.0.0/16", 3), azs=F.get_azs(x), imp=F.import_value("a" + x), imps=F.import_list_value("n", 2), imps2=F.import_list_value("n", 1, "|"),
    dom=F.parse_domain_name("https://a.b/c//d"), dom2=F.parse_domain_name(y), tr=F.transform("T", {"a": x, "none": None, "L": {"keyName": [1, None]}}), out=F.get_stack_output("s", "o", "r", "role"), out2=F.get_stack_output("s", "o", role_arn="role"), m=F.find_in_map("M", x, "b"))
res(stack, "Rules", all=F.ref_all("AWS::EC2::VPC::Id"), value=F.value_of("p", x), values=F.value_of_all("t", "a"), contains=F.condition_contains(F.ref_all("p"), "b"), each=F.condition_each_member_in(lst, ["b"]), equals=F.condition_each_member_equals(["a"], x))
res(stack, "Json", a=F.to_json_string({"a": x, "b": [None, 1, {"c": None}], "d": "q\"é"}), b=F.to_json_string("abc"), n=F.len([x, "b"]))
for i, count in enumerate((1, 2, 10, 11, 21, 101)):
    cdk.CfnCondition(stack, f"Or{i}", expression=F.condition_or(*[F.condition_equals(n, x) for n in range(count)]))
both = cdk.CfnCondition(stack, "Both", expression=F.condition_and(F.condition_not(F.condition_equals(x, 1)), F.condition_not(F.condition_not(F.condition_equals("a", "b")))))
cdk.CfnCondition(stack, "Nest", expression=F.condition_and(both, F.condition_or(both, F.condition_equals({"a": 1}, [x]))))
res(stack, "Ifs", a=F.condition_if("Both", {"a": x, "n": None}, [x]), b="p" + F.condition_if("Both", "y", cdk.Aws.NO_VALUE).to_string(), c=T.as_list(F.condition_if("Both", lst, ["z"])))
for scope in (stack, known):
    res(scope, "Arns", a=scope.format_arn(service="s3", resource="b"), b=scope.format_arn(service="iam", region="", resource="role", resource_name="p/n"), c=scope.format_arn(service="l", resource="f", resource_name="n", arn_format=AF.COLON_RESOURCE_NAME), d=scope.format_arn(service="l", resource="f", resource_name="n/m", arn_format=AF.SLASH_RESOURCE_SLASH_RESOURCE_NAME),
        e=scope.format_arn(service="l", resource="f", resource_name="n", arn_format=AF.NO_RESOURCE_NAME), f=scope.format_arn(service="l", resource="f", partition="aws-cn", account=x, resource_name=""), g=cdk.Arn.format(cdk.ArnComponents(service="a", resource="b", partition="p", region="r", account="c")))
texts = ["arn:aws:s3:::bucket", "arn:aws:s3:us-east-1:123:a/b/c:d", "arn:aws:s3:us-east-1:123:a:b:c/d", "arn:aws:s3:us-east-1:123:/a/b/c", "arn:aws:s3:::/a:b", "arn:aws:s3:::a:", "arn:aws:s3:::a/", "arn:aws:s3:::" + x, y]
for i, text in enumerate(texts):
    for form in AF:
        c = stack.split_arn(text, form)
        res(known, f"Split{i}{form.name.title().replace('_', '')}", all=[c.partition, c.service, c.region, c.account, c.resource, c.resource_name or "none", (c.arn_format or form).name])
res(known, "Names", a=cdk.Arn.extract_resource_name("arn:aws:iam::1:role/p/n", "role"), b=cdk.Arn.extract_resource_name(x, "role"))
cdk.CfnOutput(stack, "Len", value=T.as_string(F.len(lst)))
app.synth()

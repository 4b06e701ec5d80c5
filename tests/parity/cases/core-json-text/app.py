"""JSON and YAML text with tokens inside: escapes within intrinsic functions, keys, numbers, indentation."""
import aws_cdk as cdk

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Texts")
F, T, J = cdk.Fn, cdk.Token, stack.to_json_string
x, y = F.ref("X"), cdk.CfnResource(stack, "R", type="A::B::C").get_att("At.t")
num, q = T.as_number(y), '"'
hinted = stack.node.find_child("R").get_att("N", cdk.ResolutionTypeHint.NUMBER)
S = lambda name, arg: T.as_string({name: arg})
values = {
    "Plain": {"z": 1, "a": {"y": 1.5, "b": [3, None, "x\n"]}, "1": True, "e": [], "o": {}, "n": None, "u": "é☃\u2028\x01"},
    "Strings": {"a": x, "b": q + x + "\\\n" + x, x: 1, "k" + x: {"l": [x, "p" + x]}},
    "Numbers": {"a": num, "s": f"n{num}", "t": T.as_string(num), "u": f"{num}", "h": hinted, "hs": T.as_string(hinted)},
    "Intrinsics": {"if": S("Fn::If", ["c", 'a"b', {"Ref": "q"}]), "sel": S("Fn::Select", [0, ['a"b', "c"]]), "split": S("Fn::Select", [0, {"Fn::Split": [q, 'a"b']}]), "b64": S("Fn::Base64", 'a"b'), "imp": S("Fn::ImportValue", 'a"'), "sub": S("Fn::Sub", ['a"${v}', {"v": 'p"q'}]), "map": S("Fn::FindInMap", ['a"', "b", "c"]), "tr": S("Fn::Transform", {"Name": "t", "Parameters": {"p": 'q"'}})},
    "Joins": {"a": F.join(q, ["a", x]), "b": S("Fn::Join", ["", ['a"', {"Fn::Join": ["\n", ['q"', {"Ref": "r"}]]}, "z"]]), "c": J({"in": q + x}), "d": J(J([x])), "e": F.join("-", [J({"in": x}), "f"])},
    "Objects": {"any": T.as_any({"b": T.as_any([x, T.as_any({"Ref": "z"}), {"Ref": "raw"}])}), "raw": {"Ref": "r"}, "list": [{"Fn::Join": ["", ["a"]]}], "get": y, "none": cdk.JsonNull.INSTANCE, "gone": cdk.Aws.NO_VALUE},
    "Text": "x" + x, "Token": x, "Number": num, "List": [x],
}
for name, value in values.items():
    cdk.CfnOutput(stack, f"{name}Json", value="<" + J(value) + ">")
    cdk.CfnOutput(stack, f"{name}Spaced", value=J(value, 3))
yaml = {
    "Words": {k: k for k in ["yes", "no", "y", "N", "on", "Off", "true", "null", "~", "", "é", "a: b", "a:b", "a #b", "a#b", "- a", "-a", "? a", "?a", ":a", "f,g", "{h}", "[i]", "j]", "k}", "!l", "&m", "*n", "|o", ">p", "'q'", '"r"', "%s", "@t", "`u", "=", "<<", " v", "w ", "x\ty", "multi\nline"]},
    "Numbers": ["1", "1.", ".5", "1e3", "e3", "0x1F", "0o7", "012", "0b1", "1_0", "1:30", "+.inf", ".NaN", "NaN", "2020-01-01", "2001-12-14t21:59:43.10-05:00", ".", "-", "--- a", "...", 1, 1.5, 1e21, -0.0, True, False],
    "Blocks": {"a": "x\ny", "b": "x\n", "c": "x\n\n", "d": " x\n y", "e": "\n", "f": "\nx", "g": ["x\n\n y\n", ["z\nz"]], "h": "l " * 60 + "\nend", "i": "x\r\ny", "j": "l " * 60},
    "Nested": {"a": [[], {}, [[]], [{}], {"b": [], "c": {"d": {}}}], "b": [[1, [2]], {"x": {"y": [3]}}], "n": None},
    "Tokens": {"a": x, "b": "p" + x + "q", "c": q + x, "d": num, "e": y, "f": [x, "a\n" + x], "k" + x: 1},
    "Scalar": x,
}
for name, value in yaml.items():
    cdk.CfnOutput(stack, f"{name}Yaml", value=stack.to_yaml_string(value))
# References to other stacks within texts are carried over as those in properties are.
from aws_cdk import aws_cloudwatch as cw, aws_ssm as ssm
for name, mode in (("strong", None), ("weak", "weak"), ("both", "both")):
    producer, consumer = cdk.Stack(app, f"Producer-{name}"), cdk.Stack(app, f"Consumer-{name}")
    if mode:
        consumer.node.set_context("@aws-cdk/core:defaultCrossStackReferences", mode)
    made = cdk.CfnResource(producer, "Made", type="X::Y::Z")
    inner = cdk.NestedStack(producer, "Inner")
    deep = cdk.CfnResource(inner, "Deep", type="X::Y::Z")
    cdk.CfnResource(consumer, "Text", type="X::Y::Z", properties={"V": consumer.to_json_string({"a": made.ref, "b": [made.get_att("Arn"), f"x{made.get_att('Q').to_string()}y"], "c": {"d": deep.ref}}), "W": F.to_json_string({"e": made.get_att("E")})})
    cdk.CfnOutput(consumer, "Yaml", value=consumer.to_yaml_string({"f": made.get_att("F").to_string()}))
    cdk.NestedStack(consumer, "Nested").add_metadata("m", 1)
    cdk.CfnResource(consumer.node.find_child("Nested"), "Text", type="X::Y::Z", properties={"V": consumer.to_json_string({"g": made.get_att("G"), "h": deep.get_att("H")})})
    board = cw.Dashboard(consumer, "Board")
    board.add_widgets(cw.TextWidget(markdown=made.get_att("Text").to_string()))
    ssm.StringParameter(consumer, "Param", string_value=consumer.to_json_string({"i": made.get_att("I")}))
app.synth()

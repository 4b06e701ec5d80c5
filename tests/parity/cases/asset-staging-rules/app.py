"""What stagings share and what they do not: salt, switched-off staging, stages in stages, endings of folders, hash options."""
import os.path
import aws_cdk as cdk
from aws_cdk import aws_s3_assets as s3a

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Rules")


def plain(path):
    return path.replace(here, "HERE").replace(app.outdir, "OUT")


def show(name, scope, path, **kw):
    a = s3a.Asset(scope, name, path=os.path.join(here, "trees", path), **kw)
    staging = a.node.find_child("Stage")
    top = staging.relative_staged_path(stack)
    cdk.CfnOutput(scope, "O" + name, value=" ".join(str(x) for x in (
        a.asset_hash, plain(a.asset_path), a.s3_object_key, a.is_file, a.is_zip_archive, plain(top))))


def stacked(id, scope=app, **context):
    made = cdk.Stack(scope, id)
    for key, value in context.items():
        made.node.set_context({"salt": "@aws-cdk/core:assetHashSalt", "off": "aws:cdk:disable-asset-staging"}[key], value)
    return made


# The salt of whoever comes first stays: it is no part of what stagings are shared by.
show("SaltFirst", stacked("Salt1", salt="grain"), "plain")
show("SaltSecond", stacked("Salt2", salt="other"), "plain")
show("SaltNone", stack, "plain")
show("SaltOwn", stacked("Salt3", salt=7), "plain", exclude=["x"])
for i, off in enumerate((True, False, "false", "", 0, "0")):
    show(f"Off{i}", stacked(f"Off{i}", off=off), "plain", exclude=[f"off{i}"])
    show(f"OffFile{i}", stacked(f"OffFile{i}", off=off), "plain/a.txt", exclude=[f"off{i}"])
show("OffLater", stacked("OffLater", off=True), "plain", exclude=["off1"])
show("OnLater", stack, "plain", exclude=["off0"])
outer = cdk.Stage(app, "Outer")
inner = cdk.Stage(outer, "Inner")
show("Deep", stacked("Deep", inner), "plain")
show("DeepFile", stacked("Mid", outer), "plain/a.txt")
for i, name in enumerate(("dir.txt", "my.tar.gz", "up.ZIP", ".zip", "e.jar", "trailing.", "link", "link.json")):
    show(f"Dir{i}", stack, name)
for mode in cdk.SymlinkFollowMode:
    show("Follow" + mode.name.replace("_", ""), stack, "link", follow_symlinks=mode, exclude=[mode.name])
    show("Shared" + mode.name.replace("_", ""), stack, "links", follow_symlinks=mode)
show("EmptyHash", stack, "plain", asset_hash="")
show("Custom", stack, "plain", asset_hash="ü", exclude=["a.txt"])
for i, kw in enumerate(({"extra_hash": ""}, {"extra_hash": "e"}, {"asset_hash": "h", "extra_hash": "e"}, {"exclude": ["*"]}, {"exclude": []})):
    st = cdk.AssetStaging(stack, f"Staging{i}", source_path=os.path.join(here, "trees", "plain"), **kw)
    cdk.CfnOutput(stack, f"OStaging{i}", value=f"{st.asset_hash} {st.is_archive} {st.packaging.name} {os.path.relpath(st.source_path, here)}")
# Names that are more than names: to the peer on Windows, to the objects of JavaScript, to patterns.
odd = os.path.join(here, "trees", "odd")
os.makedirs(odd)
for name in ("a\\b", "constructor", "toString", "xa", "[x]", "!y"):
    with open(os.path.join(odd, name), "w") as file:
        file.write(name)
os.symlink(os.path.join(odd, "a\\b"), os.path.join(odd, "link"))
I = cdk.IgnoreMode
for i, (mode, exclude) in enumerate(((I.GLOB, []), (I.DOCKER, ["*", "!xa"]), (I.GIT, ["x[a/b]", "\\!y"]), (I.GLOB, ["[[]x]", "\\!y"]))):
    show(f"Odd{i}", stack, "odd", ignore_mode=mode, exclude=exclude)
app.synth()

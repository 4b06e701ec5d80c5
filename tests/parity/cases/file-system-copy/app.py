"""FileSystem.copy_directory, is_empty, rmrf, mkdtemp and the ignore strategies made from options."""
import os
import aws_cdk as cdk

here = os.path.dirname(os.path.abspath(__file__))
src, work = os.path.join(here, "tree"), os.path.join(here, "work")
app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Fs")
FS, M, F = cdk.FileSystem, cdk.IgnoreMode, cdk.SymlinkFollowMode


def listing(root):
    found = []
    for at, dirs, files in os.walk(root):
        for name in dirs + files:
            path = os.path.join(at, name)
            what = "->" + os.readlink(path) if os.path.islink(path) else "/" if os.path.isdir(path) else oct(os.stat(path).st_mode & 0o777)
            found.append(os.path.relpath(path, root) + what)
    return " ".join(sorted(found))


plans = {
    "Plain": (), "Glob": ({"exclude": ["*.log", "emp"]},), "Git": ({"exclude": ["*", "!*/", "!*.txt"], "ignoreMode": M.GIT},),
    "Docker": ({"exclude": ["**", "!sub/deep"], "ignoreMode": M.DOCKER},), "Always": ({"follow": F.ALWAYS},), "Never": ({"follow": F.NEVER},),
    "Root": ({"exclude": ["tree/sub"], "ignoreMode": M.GIT}, here), "RootNever": ({"follow": F.NEVER, "exclude": ["tree/*.txt"]}, here),
    "Struct": (cdk.CopyOptions(exclude=["a.*"], follow=F.EXTERNAL),),
}
for name, rest in plans.items():
    target = os.path.join(work, name)
    os.makedirs(target)
    FS.copy_directory(src, target, *rest)
    cdk.CfnOutput(stack, name, value=listing(target) or "nothing")
over = os.path.join(work, "over")
os.makedirs(os.path.join(over, "sub", "kept"))
FS.copy_directory(src, over, {"exclude": ["ln", "ext", "up", "gone"]})
cdk.CfnOutput(stack, "Over", value=listing(over))
FS.rmrf(os.path.join(over, "sub"))
FS.rmrf(os.path.join(over, "a.txt"))
FS.rmrf(os.path.join(over, "not-there"))
cdk.CfnOutput(stack, "Removed", value=listing(over))
cdk.CfnOutput(stack, "Empty", value=f"{FS.is_empty(os.path.join(src, 'emp'))} {FS.is_empty(src)}")
made = FS.mkdtemp("pre-")
cdk.CfnOutput(stack, "Temp", value=f"{os.path.basename(made)[:4]} {os.path.dirname(made) == FS.tmpdir} {os.path.isdir(made)}")
os.rmdir(made)
paths = ["a.txt", "b.log", "sub", "sub/s.txt", "sub/deep", "sub/deep/x.log", "emp", "nope/at/all"]
for name, options in {"None": {}, "Glob": {"exclude": ["sub/**", "!sub/s.txt"]}, "Git": {"exclude": ["/sub/", "!sub/s.txt", "x.*"], "ignore_mode": M.GIT},
                      "Docker": {"exclude": ["sub", "!sub/deep", "*.log"], "ignore_mode": M.DOCKER}}.items():
    strategy = cdk.IgnoreStrategy.from_copy_options(cdk.CopyOptions(**options), src)
    strategy.add("emp")
    cdk.CfnOutput(stack, "Ignore" + name, value=" ".join(
        f"{p}:{strategy.ignores(os.path.join(src, p))}:{strategy.completely_ignores(os.path.join(src, p))}" for p in paths))
print(listing(os.path.join(work, "RootNever")))
app.synth()

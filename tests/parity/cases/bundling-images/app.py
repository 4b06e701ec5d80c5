"""Images for bundling: built, named, run and copied from; volume copy; how options count in hashes; what single files leave."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.environ["CDK_DOCKER"] = os.path.join(here, "stub")
import aws_cdk as cdk
import jsii
from aws_cdk import aws_s3_assets as s3a

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Images")
src, img = os.path.join(here, "src"), os.path.join(here, "image")
H, B, V, C = cdk.AssetHashType, cdk.BundlingOutput, cdk.DockerVolume, cdk.DockerCacheOption
plain = cdk.DockerImage.from_registry("example/builder:1")
options = [{}, {"build_args": {"B": "2", "A": "é"}, "platform": "linux/arm64"}, {"build_contexts": {"ctx": "docker-image://y"}, "file": "sub/../Dockerfile"},
           {"cache_from": [C(type="registry", params={"ref": "r", "z": "1"}), C(type="gha")], "cache_to": C(type="inline"), "cache_disabled": True},
           {"network": "host", "target_stage": "final", "build_args": {}, "cache_disabled": False, "cache_from": []}]
images = [cdk.DockerImage.from_build(img, **kw) for kw in options]
for i, image in enumerate(images):
    cdk.CfnOutput(stack, f"Image{i}", value=f"{image.image} {image.to_json()}")
plain.run()
plain.run(command=["a", "b c"], entrypoint=["e", "f"], environment={"B": "2", "A": "1"}, network="n", platform="p", security_opt="s", user="1:2", working_directory="/w",
          volumes=[V(host_path="/h", container_path="/c"), V(host_path="/i", container_path="/d", consistency=cdk.DockerVolumeConsistency.CONSISTENT)], volumes_from=["v", "w"])
cdk.CfnOutput(stack, "Copied", value=" ".join(os.listdir(images[0].cp("/x"))) + " " + plain.cp("/x", src)[len(here):])
os.remove(os.path.join(src, "copied.txt"))


@jsii.implements(cdk.ILocalBundling)
class Local:
    def __init__(self, name):
        self.name = name

    def try_bundle(self, output_dir, *, image, command=None, user="default", volumes=None, **rest):
        with open(os.path.join(output_dir, self.name), "w") as fh:
            fh.write(f"{image.image} {command} {user} {len(volumes or [])} {sorted(rest)}\n")
        return True


def bundled(name, hash_type=None, asset_hash=None, exclude=None, **kw):
    a = s3a.Asset(stack, name, path=src, asset_hash_type=hash_type, asset_hash=asset_hash, exclude=exclude, bundling=cdk.BundlingOptions(**{"image": plain, **kw}))
    cdk.CfnOutput(stack, "O" + name, value=f"{a.asset_hash} {a.asset_path} {a.s3_object_key} {a.is_file} {a.is_zip_archive}")


for i, image in enumerate((*images[:2], cdk.DockerImage("named", "its-hash"))):
    bundled(f"By{i}", H.SOURCE, image=image)
bundled("Copy", H.SOURCE, bundling_file_access=cdk.BundlingFileAccess.VOLUME_COPY, user="3:4", command=["c"], network="n", platform="p", security_opt="s",
        volumes=[V(host_path="/h", container_path="/c")], volumes_from=["v"], environment={"A": "1"}, entrypoint=["e", "f"], working_directory="/w")
bundled("CopyBare", H.SOURCE, bundling_file_access=cdk.BundlingFileAccess.VOLUME_COPY)
bundled("Bind", H.SOURCE, bundling_file_access=cdk.BundlingFileAccess.BIND_MOUNT)
for kind in B:
    file = {B.SINGLE_FILE: "program", B.ARCHIVED: "a.tar.gz"}.get(kind, "a.txt")
    for how, kw in {"Source": {"hash_type": H.SOURCE}, "Output": {"hash_type": H.OUTPUT}, "Custom": {"asset_hash": f"c{kind.name}"}}.items():
        bundled(f"{how}{kind.name.replace('_', '')}", output_type=kind, local=Local(file), user="5:6", command=[how], volumes=[V(host_path="/h", container_path="/c")], **kw)
for i, exclude in enumerate((["*.txt"], ["*.log"], ["*"])):
    bundled(f"Excluded{i}", H.OUTPUT, local=Local("a.txt"), exclude=exclude, command=[str(i)])
    bundled(f"ExcludedSource{i}", H.SOURCE, local=Local("a.txt"), exclude=exclude, command=[str(i)])
for i, patterns in enumerate(([], ["Skip*"], ["**"], ["*"], ["App/Skip1"])):
    skip = cdk.Stack(app, f"Skip{i}")
    skip.node.set_context("aws:cdk:bundling-stacks", patterns)
    for kw in ({"asset_hash_type": H.SOURCE}, {"asset_hash_type": H.OUTPUT}, {"asset_hash": "z"}):
        a = s3a.Asset(skip, "A" + "".join(str(getattr(v, "name", v)) for v in kw.values()), path=src, bundling=cdk.BundlingOptions(image=plain, command=["skip"]), **kw)
        cdk.CfnOutput(skip, "O" + a.node.id, value=f"{skip.bundling_required} {a.asset_hash} {a.asset_path.replace(here, 'HERE')} {a.is_zip_archive}")
with open(os.path.join(here, "calls")) as fh:
    for i, line in enumerate(fh.read().splitlines()):
        cdk.CfnOutput(stack, f"Call{i:02}", value=line)
app.synth()

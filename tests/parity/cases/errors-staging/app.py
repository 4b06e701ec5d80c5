"""What staging and bundling refuse, each probe in an app of its own."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.environ["CDK_DOCKER"] = os.path.join(here, "stub")
import aws_cdk as cdk
import jsii
from aws_cdk import aws_s3_assets as s3a

src = os.path.join(here, "src")
H, B = cdk.AssetHashType, cdk.BundlingOutput
image = cdk.DockerImage.from_registry("example/builder:1")


def probe(name, action):
    try:
        action(cdk.Stack(cdk.App(analytics_reporting=False, outdir=os.path.join(here, "out-" + name)), "S"))
        print(json.dumps({"probe": name, "raised": False}))
    except Exception as e:
        print(json.dumps({"probe": name, "raised": True, "message": str(e)}))


def local(*files, error=None, does=True):
    @jsii.implements(cdk.ILocalBundling)
    class Local:
        def try_bundle(self, output_dir, options):
            for file in files:
                os.makedirs(os.path.dirname(os.path.join(output_dir, file)), exist_ok=True)
                open(os.path.join(output_dir, file), "w").close()
            if error:
                raise ValueError(error)
            return does
    return Local()


def asset(stack, path=src, hash_type=H.OUTPUT, **options):
    bundling = cdk.BundlingOptions(**{"image": image, **options})
    return s3a.Asset(stack, "A", path=path, asset_hash_type=hash_type, bundling=bundling)


probe("NothingMade", lambda s: asset(s, local=local()))
probe("NothingMadeSource", lambda s: asset(s, hash_type=H.SOURCE, local=local()))
probe("ArchivedText", lambda s: asset(s, local=local("a.txt"), output_type=B.ARCHIVED))
probe("ArchivedTwo", lambda s: asset(s, local=local("a.zip", "b"), output_type=B.ARCHIVED))
probe("ArchivedFolder", lambda s: asset(s, local=local("d.zip/x"), output_type=B.ARCHIVED))
probe("SingleTwo", lambda s: asset(s, local=local("a", "b"), output_type=B.SINGLE_FILE))
probe("SingleFolder", lambda s: asset(s, local=local("d/a"), output_type=B.SINGLE_FILE))
probe("SingleAny", lambda s: asset(s, local=local("a.txt"), output_type=B.SINGLE_FILE))
probe("AutoFolder", lambda s: asset(s, local=local("d.zip/x")))
probe("LocalRaises", lambda s: asset(s, local=local("half", error="no compiler here")))
probe("CommandFails", lambda s: asset(s, command=["make", "it"]))
probe("CommandFailsAfterLocal", lambda s: asset(s, local=local("a", does=False), hash_type=H.SOURCE))
probe("FileBundled", lambda s: asset(s, path=os.path.join(src, "s.txt")))
probe("HashAndSource", lambda s: s3a.Asset(s, "A", path=src, asset_hash="x", asset_hash_type=H.SOURCE))
probe("HashAndCustom", lambda s: s3a.Asset(s, "A", path=src, asset_hash="x", asset_hash_type=H.CUSTOM))
probe("EmptyHash", lambda s: s3a.Asset(s, "A", path=src, asset_hash="", asset_hash_type=H.CUSTOM))
probe("BundledHashAndOutput", lambda s: s3a.Asset(s, "A", path=src, asset_hash="x", asset_hash_type=H.OUTPUT, bundling=cdk.BundlingOptions(image=image)))
probe("Device", lambda s: s3a.Asset(s, "A", path=os.devnull))
probe("Dangling", lambda s: s3a.Asset(s, "A", path=os.path.join(here, "dangling")))
probe("StagingMissing", lambda s: cdk.AssetStaging(s, "A", source_path=os.path.join(here, "gone")))
probe("BuildFails", lambda s: cdk.DockerImage.from_build(src))
probe("BuildFileAbsolute", lambda s: cdk.DockerImage.from_build(src, file=os.path.join(src, "Dockerfile")))
probe("BuildNowhere", lambda s: cdk.DockerImage.from_build(os.path.join(here, "gone")))
probe("RunFails", lambda s: image.run(command=["x"]))
probe("CpWithoutId", lambda s: image.cp("/x"))
probe("RelativeRoot", lambda s: cdk.IgnoreStrategy.glob("relative", []))
probe("RelativePath", lambda s: cdk.IgnoreStrategy.git("/root", []).ignores("relative"))
probe("EmptyMissing", lambda s: cdk.FileSystem.is_empty(os.path.join(here, "gone")))
probe("PrintMissing", lambda s: cdk.FileSystem.fingerprint(os.path.join(here, "gone")))
probe("CopyMissing", lambda s: cdk.FileSystem.copy_directory(os.path.join(here, "gone"), here))
probe("CopyForbidden", lambda s: cdk.FileSystem.copy_directory(os.path.join(here, "links"), os.path.join(here, "copy"), {"follow": cdk.SymlinkFollowMode.BLOCK_EXTERNAL}))
probe("NoImage", lambda s: cdk.BundlingOptions(command=["x"]))
probe("WrongExclude", lambda s: s3a.Asset(s, "A", path=src, exclude="*.txt"))
probe("WrongMode", lambda s: s3a.Asset(s, "A", path=src, ignore_mode="GIT"))
linked = os.path.join(here, "linked")
os.makedirs(linked, exist_ok=True)
if not os.path.lexists(os.path.join(linked, "out")):
    os.symlink("../src/s.txt", os.path.join(linked, "out"))
block = {"path": linked, "follow_symlinks": cdk.SymlinkFollowMode.BLOCK_EXTERNAL}
bundled = cdk.BundlingOptions(image=image, local=local("a"))
probe("ForbiddenLink", lambda s: s3a.Asset(s, "A", **block))
probe("ForbiddenLinkBundled", lambda s: s3a.Asset(s, "A", bundling=bundled, **block))
probe("ForbiddenLinkNamed", lambda s: s3a.Asset(s, "A", bundling=bundled, asset_hash="v", **block))
probe("ForbiddenLinkLeftOut", lambda s: s3a.Asset(s, "A", bundling=bundled, exclude=["out"], **block))

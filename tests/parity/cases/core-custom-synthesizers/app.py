"""Synthesizers that apps write, synthesizers for several stacks, structs handed over as plain values, protected members of resources."""
import json
import os
import tempfile
from aws_cdk import *
from aws_cdk import aws_ecr_assets as ecr_assets, aws_s3 as s3, aws_s3_assets as s3a, cloud_assembly_schema as cas

class Emitting(StackSynthesizer):
    def add_file_asset(self, **asset): raise ValueError("no files")
    def add_docker_image_asset(self, **asset): raise ValueError("no images")
    def synthesize(self, session):
        self._synthesize_template(session)
        self._emit_artifact(session, stack_template_asset_object_url="s3://x", parameters={"p": "q"}, assume_role_arn="arn", lookup_role={"requires_bootstrap_stack_version": 1, "arn": "x"})

class Building(StackSynthesizer):
    def __init__(self, options=None):
        super().__init__()
        self.builder, self.options = AssetManifestBuilder(), options

    def add_file_asset(self, asset):
        made = self.builder.default_add_file_asset(self._bound_stack, asset, AssetManifestFileDestination(bucket_name="own-${AWS::Region}", bucket_prefix="p/", role=RoleOptions(assume_role_arn="arn:r", assume_role_external_id="e")), display_name="shown" if self.options else None)
        return self._cloud_formation_location_from_file_asset(bucket_name=made.bucket_name, object_key=made.object_key)

    def add_docker_image_asset(self, asset):
        made = self.builder.default_add_docker_image_asset(self._bound_stack, asset, AssetManifestDockerImageDestination(repository_name="rep", docker_tag_prefix="t-"))
        return self._cloud_formation_location_from_docker_image_asset(repository_name=made.repository_name, image_tag=made.image_tag)

    def synthesize(self, session):
        self._synthesize_template(session)
        if self.options:
            self.builder.add_file_asset(self._bound_stack, "hash1", cas.FileSource(path="x.txt", packaging=cas.FileAssetPackaging.FILE), cas.FileDestination(object_key="k", bucket_name="b", region="r", assume_role_arn="a"), display_name="direct")
            self.builder.add_docker_image_asset(self._bound_stack, "hash2", cas.DockerImageSource(platform="p", directory="d", cache_from=[cas.DockerCacheOption(type="t", params={"z": "1", "a": "2"})]), cas.DockerImageDestination(image_tag="t", repository_name="r", region="q"))
        self._emit_artifact(session, additional_dependencies=[self.builder.emit_manifest(self._bound_stack, session, self.options)], lookup_role=cas.BootstrapRole(requires_bootstrap_stack_version=4, arn="l"))

class Old(Emitting):
    def synthesize(self, session):
        self._synthesize_stack_template(self._bound_stack, session)
        self._emit_stack_artifact(self._bound_stack, session, additional_dependencies=[], requires_bootstrap_stack_version=3, parameters={"p": "q"}, assume_role_arn="arn")

class Renamed(CfnResource):
    @property
    def _cfn_properties(self): return {"a": 1}
    @property
    def _cfn_property_names(self): return {"a": "Aaa"}
    def _render_properties(self, props): return {"Rendered": props}

app = App(analytics_reporting=False, default_stack_synthesizer=LegacyStackSynthesizer())
one, two = Stack(app, "One"), Stack(app, "Two")
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "file.txt")
s3a.Asset(one, "As", path=folder)
s3a.Asset(two, "As", path=folder)
renamed = Renamed(two, "Renamed", type="A::B::C", properties={"z": 2})
plain = CfnResource(two, "Plain", type="A::B::C", properties={"z": 2})
bucket = s3.CfnBucket(two, "Bucket", bucket_name="some-bucket", tags=[CfnTag(key="a", value="b")])
for r in (renamed, plain, bucket):
    CfnOutput(two, r.node.id + "Names", value=json.dumps([r._cfn_property_names, r._cfn_properties, r._updated_properties, r.cfn_property_name("a"), r.cfn_property_name("bucketName")]))
CfnResource(Stack(app, "Structs", synthesizer=Emitting()), "R", type="A::B::C", properties={
    "e": Environment(region="r", account="a"), "t": CfnTag(value="v", key="k"),
    "p": StackProps(tags={"z": "1", "a": "2"}, description="d", analytics_reporting=False, stack_name="n"),
    "l": s3.LifecycleRule(transitions=[], prefix="p", enabled=True, id="i"),
    "lp": s3.CfnBucket.RuleProperty(status="Enabled", prefix="p", id="i", abort_incomplete_multipart_upload=s3.CfnBucket.AbortIncompleteMultipartUploadProperty(days_after_initiation=3)),
    "s": AssetStagingProps(source_path="x", exclude=["a"], asset_hash="h", extra_hash="e"),
    "d": DockerImageAssetSource(source_hash="h", docker_file="f", directory_name="d", asset_name="n")})
CfnResource(Stack(app, "Old", synthesizer=Old(), tags={"a": "b"}), "R", type="A::B::C")
CfnResource(Stack(app, "Bare", synthesizer=BootstraplessSynthesizer(qualifier="qq", deploy_role_arn="arn:${Qualifier}", cloud_formation_execution_role_arn="b:${Qualifier}:${AWS::Region}")), "R", type="A::B::C")
weak = CfnResource(one, "Weak", type="A::B::C")
weak.apply_cross_stack_reference_strength(ReferenceStrength.WEAK)
CfnOutput(two, "O", value=weak.get_att("X").to_string())
for name, options in (("Built", None), ("Dressed", cas.AssetManifestOptions(requires_bootstrap_stack_version=5, bootstrap_stack_version_ssm_parameter="/v"))):
    built = Stack(app, name, synthesizer=Building(options), env=Environment(region="us-east-1") if options else None)
    asset = s3a.Asset(built, "As", path=folder, display_name="not shown")
    CfnOutput(built, "O", value=asset.s3_object_url + asset.http_url + ecr_assets.DockerImageAsset(built, "Image", directory=os.path.dirname(folder), file="file.txt", exclude=["*.py", "*.json"]).image_uri)
names = lambda xs: ",".join(json.dumps(x) for x in xs)
A = ArrayMergeStrategy
for name, how in {"append": A.append(), "prepend": A.prepend(), "replace": A.replace(), "index": A.replace_by_index(), "key": A.replace_by_key("k")}.items():
    CfnOutput(two, name, value=names(how.merge([1, {"k": "a", "v": 1}, [1]], [2, {"k": "a", "w": 2}, {"k": "b"}, 9]) + how.merge([{"k": "a"}, {"q": 1}], [{"k": "b"}, {"q": 2}, {"k": "a", "n": {"y": 2}}])))
results = ValidationResults([ValidationResult("x", ValidationResults([ValidationResult("y")]))])
results.collect(ValidationResult("z"))
results.collect(ValidationResult())
CfnOutput(two, "Results", value=results.wrap("top").prefix("before").error_tree().replace("\n", "|") + str(len(results.results)) + results.error_tree_list())
app.synth()

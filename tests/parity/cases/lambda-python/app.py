"""Functions and layers of Python: bundled in a container by a stub that records how it was called."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.environ["CDK_DOCKER"] = os.path.join(here, "stub-docker")
os.chdir(here)
import aws_cdk as cdk
import jsii
from aws_cdk import aws_lambda as lambda_
import aws_cdk.aws_lambda_python_alpha as python

R, A, H = lambda_.Runtime, lambda_.Architecture, cdk.AssetHashType
app = cdk.App(analytics_reporting=False, context={"purecdk:python-bundling": "container"})
stack = cdk.Stack(app, "Python")


def function(id, entry="req", bundling=None, **options):
    if bundling is not None:
        options["bundling"] = python.BundlingOptions(**bundling)
    return python.PythonFunction(stack, id, **{"entry": entry, "runtime": R.PYTHON_3_12, **options})


@jsii.implements(python.ICommandHooks)
class Hooks:
    def before_bundling(self, input_dir, output_dir):
        return [f"echo before {input_dir} {output_dir}", "second"]

    def after_bundling(self, input_dir, output_dir):
        return [f"echo after {input_dir} {output_dir}"]


for entry in ("plain", "req", "pipfile", "piplock", "pipboth", "poetry", "poetry2", "uv", "uvonly", "pipenv"):
    function(f"From{entry}", entry)
function("Index", "plain", index="sub/main.py", handler="go", architecture=A.ARM_64, runtime=R.PYTHON_3_9, description="d", environment={"AB": "1"})
function("Absolute", os.path.join(here, "plain"), handler="a.b", memory_size=512, tracing=lambda_.Tracing.ACTIVE)
function("Slash", "./plain/", runtime=R.PYTHON_3_14)
function("All", bundling=dict(
    asset_excludes=["x y", ".git", "it's"], build_args={"A": "b", "B": "c"}, command_hooks=Hooks(), environment={"E": "1", "C": "2"}, network="n",
    output_path_suffix="out", platform="linux/arm64", security_opt="so", user="u", volumes_from=["vf"], working_directory="/w",
    poetry_include_hashes=True, poetry_without_urls=True, bundling_file_access=cdk.BundlingFileAccess.BIND_MOUNT,
    volumes=[cdk.DockerVolume(container_path="/c", host_path="/h", consistency=cdk.DockerVolumeConsistency.CACHED)]))
function("Command", bundling=dict(command=["a", "b"], entrypoint=["e", "f"], image=cdk.DockerImage.from_registry("foo/bar"), build_args={"Q": "1"}))
for number, options in enumerate([
        dict(poetry_include_hashes=True), dict(poetry_without_urls=True), dict(poetry_without_urls=True, poetry_include_hashes=True),
        dict(poetry_without_urls=False, poetry_include_hashes=False, asset_excludes=["a"])]):
    function(f"Poetry{number}", "poetry", options)
function("UvExcludes", "uv", dict(asset_excludes=["a", "b"], output_path_suffix="/lead/trail/"))
function("UvOnlyExcludes", "uvonly", dict(asset_excludes=["z"]))
function("Excludes", "req", dict(asset_excludes=[".git", "*.txt"]))
function("NoExcludes", "req", dict(asset_excludes=[]))
function("Hash", "req", dict(asset_hash="abc"))
function("HashCustom", "req", dict(asset_hash="abc", asset_hash_type=H.CUSTOM))
function("HashOutput", "uv", dict(asset_hash_type=H.OUTPUT))
function("HashSource", "uv", dict(asset_hash_type=H.SOURCE, environment={"X": "1"}))
layer = python.PythonLayerVersion(stack, "Layer", entry="req")
python.PythonLayerVersion(stack, "LayerRich", entry="poetry", compatible_runtimes=[R.PYTHON_3_9, R.PYTHON_3_12], layer_version_name="n",
                          compatible_architectures=[A.ARM_64, A.X86_64], description="d", license="MIT", removal_policy=cdk.RemovalPolicy.RETAIN,
                          bundling=python.BundlingOptions(output_path_suffix="zz", asset_excludes=["q"], asset_hash="layer"))
python.PythonLayerVersion(stack, "LayerPlain", entry="plain", compatible_runtimes=[R.PYTHON_3_13], bundling=dict(command_hooks=Hooks()))
function("Layered", "plain", runtime=R.PYTHON_3_7, layers=[layer], timeout=cdk.Duration.seconds(9), dead_letter_queue_enabled=True).current_version
apart = cdk.Stack(app, "Apart")
python.PythonFunction(apart, "Fn", entry="uv", runtime=R.PYTHON_3_13)


def probe(name, make):
    try:
        make(f"Probe{name}")
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


probe("missing", lambda id: function(id, "nope"))
probe("index", lambda id: function(id, "plain", index="foo.py"))
probe("ending", lambda id: function(id, "plain", index="index"))
probe("runtime", lambda id: function(id, "plain", runtime=R.NODEJS_20_X))
probe("hash", lambda id: function(id, "plain", dict(asset_hash="q", asset_hash_type=H.OUTPUT)))
probe("layer", lambda id: python.PythonLayerVersion(stack, id, entry="req", compatible_runtimes=[R.PYTHON_3_12, R.NODEJS_20_X]))
probe("layer-none", lambda id: python.PythonLayerVersion(stack, id, entry="req", compatible_runtimes=[]))
probe("layer-missing", lambda id: python.PythonLayerVersion(stack, id, entry="nope"))
app.synth()

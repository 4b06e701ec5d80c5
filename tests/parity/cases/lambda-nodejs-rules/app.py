"""Functions of Node.js: refusals, flags for the runtime and the externals."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.environ["CDK_DOCKER"] = os.path.join(here, "stub-docker")
os.chdir(os.path.join(here, "proj"))
import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_, aws_lambda_nodejs as njs
from constructs import Construct

R = lambda_.Runtime
PREFIX = "@aws-cdk/aws-lambda-nodejs:"
app = cdk.App(analytics_reporting=False, context={PREFIX + "sdkV3ExcludeSmithyPackages": True, PREFIX + "useLatestRuntimeVersion": True})
stack = cdk.Stack(app, "Rules")
at = lambda *parts: os.path.join(here, *parts)


def function(id, entry="proj/src/h.ts", bundling=None, **options):
    if bundling is not None:
        options["bundling"] = njs.BundlingOptions(**bundling)
    return njs.NodejsFunction(Construct(stack, f"At{id}"), id, entry=at(entry) if entry else None, **options)


for number, options in enumerate([
        dict(), dict(runtime=R.NODEJS_16_X), dict(runtime=R.NODEJS_18_X), dict(runtime=R.NODEJS_24_X), dict(aws_sdk_connection_reuse=True),
        dict(bundling=dict(bundle_aws_sdk=False)), dict(bundling=dict(node_modules=["delay"])),
        dict(runtime=R.NODEJS_16_X, bundling=dict(node_modules=["delay"], external_modules=[])),
        dict(runtime=R.NODEJS_20_X, bundling=dict(external_modules=["aws-sdk", "@aws-sdk/x"], node_modules=["delay"])),
        dict(code=lambda_.Code.from_inline("x"), handler="a.b"), dict(code=lambda_.Code.from_inline("x"), handler="b", runtime=R.NODEJS_16_X),
        dict(entry=None, code=lambda_.Code.from_inline("y"), handler="a.b", bundling=dict(minify=True, external_modules=["aws-sdk"]))]):
    function(f"Fn{number}", **options)
layer = lambda_.LayerVersion(stack, "Layer", code=lambda_.Code.from_asset(at("none")))
njs.NodejsFunction(stack, "Rich", entry=at("lone/i.ts"), deps_lock_file_path=at("lone/yarn.lock"), layers=[layer], tracing=lambda_.Tracing.ACTIVE,
                   environment={"B": "1", "AB": "2"}, dead_letter_queue_enabled=True, timeout=cdk.Duration.minutes(1), retry_attempts=1,
                   current_version_options=lambda_.VersionOptions(removal_policy=cdk.RemovalPolicy.RETAIN), runtime=R.NODEJS_16_X).current_version


def probe(name, **options):
    try:
        function(f"Probe{name}", **options)
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


probe("python", runtime=R.PYTHON_3_12)
probe("handler", code=lambda_.Code.from_inline("x"))
probe("missing", entry="proj/src/nope.ts")
probe("ending", entry="proj/package.json")
probe("lock-missing", deps_lock_file_path=at("nope.lock"))
probe("lock-directory", deps_lock_file_path=at("none"))
probe("root", project_root=at("lone"))
probe("lock-root", project_root=at("proj/src"))
probe("module", bundling=dict(node_modules=["nope"]))
probe("esm", runtime=R.NODEJS_12_X, bundling=dict(format=njs.OutputFormat.ESM))
probe("map", bundling=dict(source_map=False, source_map_mode=njs.SourceMapMode.BOTH))
probe("compile-js", entry="proj/src/j.js", bundling=dict(pre_compilation=True))
probe("compile-number", bundling=dict(pre_compilation=True, tsconfig=at("proj/number.json")))
probe("compile-none", entry="lone/i.ts", deps_lock_file_path=at("lone/yarn.lock"), bundling=dict(pre_compilation=True))
probe("version", runtime=lambda_.Runtime("other", lambda_.RuntimeFamily.NODEJS))
probe("family", runtime=lambda_.Runtime("nodejs20.x"))
probe("no-entry", entry=None)
probe("package", entry="lone/i.ts", deps_lock_file_path=at("lone/yarn.lock"), bundling=dict(node_modules=["x"]))
app.synth()

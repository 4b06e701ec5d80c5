"""Functions of Node.js: bundled in a container by a stub that records how it was called."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.environ["CDK_DOCKER"] = os.path.join(here, "stub-docker")
os.environ["PATH"] = "/usr/bin:/bin:" + os.environ["PATH"]
os.chdir(os.path.join(here, "proj"))
import aws_cdk as cdk
import jsii
from aws_cdk import aws_lambda as lambda_, aws_lambda_nodejs as njs
from constructs import Construct

app = cdk.App(analytics_reporting=False, context={"@aws-cdk/aws-lambda-nodejs:sdkV3ExcludeSmithyPackages": False})
stack = cdk.Stack(app, "Nodejs")
R = lambda_.Runtime
at = lambda *parts: os.path.join(here, *parts)


def function(id, entry="proj/src/h.ts", scope=None, bundling=None, **options):
    if bundling is not None:
        options["bundling"] = njs.BundlingOptions(**bundling)
    scope = Construct(scope or stack, f"At{id}")  # warnings lie at the scope
    return njs.NodejsFunction(scope, id, entry=at(entry) if entry else None, **options)


@jsii.implements(njs.ICommandHooks)
class Hooks:
    def before_bundling(self, input_dir, output_dir):
        return [f"echo before {input_dir} {output_dir}", "second"]

    def before_install(self, input_dir, output_dir):
        return [f"echo install {input_dir} {output_dir}"]

    def after_bundling(self, input_dir, output_dir):
        return [f"echo after {input_dir} {output_dir}"]


function("Plain")
function("Js", "proj/src/j.js", handler="go", runtime=R.NODEJS_16_X, aws_sdk_connection_reuse=True, environment={"QUX": "1"})
function("Dotted", "proj/src/m.mjs", handler="a.b", runtime=R.NODEJS_18_X, architecture=lambda_.Architecture.ARM_64)
function("Tsx", "proj/src/x.tsx", runtime=R.NODEJS_14_X, aws_sdk_connection_reuse=False, description="d", memory_size=512)
function("Cts", "proj/lib/l.cts", runtime=R.NODEJS_LATEST, environment={"QUX": "1", "AWS_NODEJS_CONNECTION_REUSE_ENABLED": "0"})
function("Reuse", runtime=R.NODEJS_20_X, aws_sdk_connection_reuse=True)
for number, (runtime, externals) in enumerate([
        (R.NODEJS_16_X, ["aws-sdk"]), (R.NODEJS_16_X, ["@aws-sdk/client-s3"]), (R.NODEJS_16_X, []), (R.NODEJS_16_X, ["q"]),
        (R.NODEJS_20_X, ["aws-sdk/x"]), (R.NODEJS_20_X, ["@aws-sdk/*", "@smithy/*"]), (R.NODEJS_LATEST, ["@aws-sdk/x"]),
        (R.NODEJS_LATEST, ["aws-sdk"]), (R.NODEJS_LATEST, []), (R.NODEJS_18_X, ["aws-sdk-other"]), (R.NODEJS_14_X, ["@aws-sdk"])]):
    function(f"External{number}", runtime=runtime, bundling=dict(external_modules=externals))
for number, runtime in enumerate([R.NODEJS_16_X, R.NODEJS_20_X, R.NODEJS_LATEST, R.NODEJS_12_X]):
    function(f"Sdk{number}", runtime=runtime, bundling=dict(bundle_aws_sdk=True))
    function(f"NoSdk{number}", runtime=runtime, bundling=dict(bundle_aws_sdk=False, minify=False, keep_names=False, metafile=False))
function("SdkAnd", bundling=dict(bundle_aws_sdk=True, external_modules=["a", "aws-sdk"], node_modules=["delay"]))
function("Hooks", bundling=dict(command_hooks=Hooks()))
function("Install", runtime=R.NODEJS_22_X, bundling=dict(command_hooks=Hooks(), node_modules=["delay", "dev", "peer", "loda'sh"]))
function("Npm", "npm/i.ts", deps_lock_file_path=at("npm/package-lock.json"), bundling=dict(node_modules=["delay"], external_modules=["z"]))
function("Pnpm", "pnpm/i.ts", deps_lock_file_path=at("pnpm/pnpm-lock.yaml"), bundling=dict(node_modules=["delay"]))
function("Bun", "bun/i.ts", deps_lock_file_path=at("bun/bun.lockb"), bundling=dict(node_modules=["delay"]))
function("BunText", "bun/i.ts", deps_lock_file_path=at("bun/bun.lock"), bundling=dict(node_modules=["delay"]))
function("Other", "other/a/b/i.ts", deps_lock_file_path=at("other/any.txt"), bundling=dict(node_modules=["delay"]))
function("Root", "npm/i.ts", project_root=here, deps_lock_file_path=at("npm/package-lock.json"), bundling=dict(node_modules=["delay"]))
njs.NodejsFunction(stack, "Relative", entry="src/h.ts", project_root="..", deps_lock_file_path="yarn.lock", timeout=cdk.Duration.seconds(3))
function("All", runtime=R.NODEJS_20_X, bundling=dict(
    banner="/* \"q\" 'z' */", footer="/* f */", build_args={"X": "1"}, bundle_aws_sdk=True, charset=njs.Charset.UTF8,
    define={"process.env.A": '"x"', "B": "2"}, esbuild_version="0.19.0", external_modules=["m1", "m2"], format=njs.OutputFormat.ESM,
    esbuild_args={"--log-limit": "0", "--foo": True, "--bar": False, "--list": ["a", "b"], "--empty": "", "--loader:.x": "y z"},
    inject=["./i1.js", "i2.js"], keep_names=True, loader={".png": "dataurl", ".svg": "text"}, log_level=njs.LogLevel.VERBOSE,
    main_fields=["module", "main"], metafile=True, minify=True, source_map=True, source_map_mode=njs.SourceMapMode.EXTERNAL,
    sources_content=False, target="node18,es2020", tsconfig=at("proj/tsconfig.json"), environment={"NODE_ENV": "production", "A": "1"},
    user="u", network="n", platform="linux/arm64", security_opt="so", volumes_from=["vf"],
    volumes=[cdk.DockerVolume(container_path="/c", host_path="/h")], working_directory="/w", bundling_file_access=cdk.BundlingFileAccess.BIND_MOUNT))
function("Command", bundling=dict(command=["a", "b"], entrypoint=["e", "f"], node_modules=["delay"]))
function("Image", bundling=dict(docker_image=cdk.DockerImage.from_registry("foo/bar"), force_docker_bundling=True, build_args={"Q": "1"}))
M = njs.SourceMapMode
for number, options in enumerate([
        dict(source_map=True), dict(source_map=True, source_map_mode=M.INLINE), dict(source_map=True, source_map_mode=M.DEFAULT),
        dict(source_map_mode=M.BOTH), dict(sources_content=True), dict(source_map=False, sources_content=False),
        dict(format=njs.OutputFormat.CJS, charset=njs.Charset.ASCII, log_level=njs.LogLevel.WARNING), dict(charset=njs.Charset.UTF8),
        dict(log_level=njs.LogLevel.SILENT, metafile=True), dict(source_map=True, format=njs.OutputFormat.ESM, metafile=True),
        dict(pre_compilation=True, tsconfig=at("proj/tsconfig.json")), dict(inject=[], loader={}, define={}, main_fields=[], esbuild_args={})]):
    function(f"Option{number}", runtime=R.NODEJS_20_X, bundling=options)
njs.NodejsFunction(stack, "Inline", code=lambda_.Code.from_inline("x"), handler="index.h", runtime=R.NODEJS_20_X)
njs.NodejsFunction(stack, "Custom", entry=at("proj/src/h.ts"), runtime=lambda_.Runtime("nodejs99.x", lambda_.RuntimeFamily.NODEJS))
njs.NodejsFunction(stack, "CustomVariable", entry=at("proj/src/h.ts"),
                   runtime=lambda_.Runtime("nodejs99.x", lambda_.RuntimeFamily.NODEJS, is_variable=True), bundling=dict(minify=True))
app.synth()

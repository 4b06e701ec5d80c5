"""CloudFront functions and key value stores: sources, code, names, what they refuse."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
stack, fixed = cdk.Stack(app, "Functions"), cdk.Stack(app, "Fixed", env=cdk.Environment(region="eu-west-1", account="111122223333"))
bucket = s3.Bucket(stack, "Bucket")
K, S, C = cf.KeyValueStore, cf.ImportSource, cf.FunctionCode
stores = [K(stack, "Bare"), K(stack, "Named", key_value_store_name="my_store-1", comment="c"), K(stack, "File", source=S.from_asset("store.json")),
          K(stack, "Inline", source=S.from_inline('{"data":[{"key":"k","value":"v"}]}')), K(stack, "FromBucket", source=S.from_bucket(bucket, "data/store.json")),
          K(stack, "Options", source=S.from_asset("store.json", display_name="shown", asset_hash="custom")), K(fixed, "There", source=S.from_asset("store.json")),
          K(fixed, "AStoreWithAnIdThatIsSoLongThatTheNameMadeOfItHasToBeCutSomewhereInTheMiddle")]
shared = S.from_asset("fn.js")
K(stack, "SharedOne", source=shared)
imported = K.from_key_value_store_arn(stack, "Imported", "arn:aws:cloudfront::111122223333:key-value-store/abc-def")
first = cf.Function(stack, "Plain", code=C.from_inline("function handler(event) { return event.request; }"))
functions = [
    first, cf.Function(stack, "OfFile", code=C.from_file(file_path="fn.js"), comment="why", function_name="named-fn", auto_publish=False),
    cf.Function(stack, "Stored", code=C.from_inline("x"), key_value_store=stores[0], runtime=cf.FunctionRuntime.JS_2_0),
    cf.Function(stack, "StoredDefault", code=C.from_inline("x"), key_value_store=imported), cf.Function(stack, "Old", code=C.from_inline("x"), runtime=cf.FunctionRuntime.JS_1_0),
    cf.Function(stack, "Custom", code=C.from_inline("x"), runtime=cf.FunctionRuntime.custom("cloudfront-js-9.0"), auto_publish=True),
    cf.Function(stack, "AFunctionWithAnIdThatIsSoLongThatTheNameMadeOfItHasToBeCutSomewhere", code=C.from_inline("y")),
    cf.Function(fixed, "Fn", code=C.from_inline("z")), cf.Function(fixed, "AFunctionWithAnIdThatIsAlmostTooLongToBeUsed", code=C.from_inline("z")), cf.Function(cdk.Stack(app, "Token", env=cdk.Environment(account="111122223333")), "Fn", code=C.from_inline("z"))]
there = cf.Function.from_function_attributes(stack, "There", function_name="n", function_arn="arn:aws:cloudfront::111122223333:function/n", function_runtime="cloudfront-js-1.0")
cdk.CfnOutput(stack, "Out", value=cdk.Fn.join("|", [first.function_arn, first.function_name, first.function_stage, first.function_runtime, there.function_arn,
              there.function_name, imported.key_value_store_arn, imported.key_value_store_id, stores[0].key_value_store_arn, stores[0].key_value_store_id,
              stores[0].key_value_store_status, functions[2].function_runtime, functions[3].function_runtime]))


def probe(name, make):
    try:
        make("Probe" + name)
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


scratch = cdk.Stack(cdk.App(analytics_reporting=False, outdir=os.path.join(here, "scratch")), "Scratch")
probe("store-runtime", lambda id: cf.Function(scratch, id, code=C.from_inline("x"), key_value_store=K(scratch, id + "K"), runtime=cf.FunctionRuntime.JS_1_0))
probe("store-custom", lambda id: cf.Function(scratch, id, code=C.from_inline("x"), key_value_store=K(scratch, id + "K"), runtime=cf.FunctionRuntime.custom("cloudfront-js-3.0")))
probe("name", lambda id: cf.Function(scratch, id, code=C.from_inline("x"), function_name="a b"))
probe("name-long", lambda id: cf.Function(scratch, id, code=C.from_inline("x"), function_name="a" * 65))
probe("file", lambda id: cf.Function(scratch, id, code=C.from_file(file_path="nix.js")))
probe("store-name", lambda id: K(scratch, id, key_value_store_name="a b"))
probe("store-name-long", lambda id: K(scratch, id, key_value_store_name="a" * 65))
probe("store-file", lambda id: K(scratch, id, source=S.from_asset("nix.json")))
probe("store-directory", lambda id: K(scratch, id, source=S.from_asset("dir")))
probe("arn", lambda id: K.from_key_value_store_arn(scratch, id, "arn:aws:cloudfront::111122223333:key-value-store"))
probe("arn-token", lambda id: K.from_key_value_store_arn(scratch, id, cdk.Fn.import_value("x")).key_value_store_status)
probe("arn-status", lambda id: imported.key_value_store_status)
probe("empty", lambda id: cf.Function(scratch, id, code=C.from_inline("")))
probe("large", lambda id: cf.Function(scratch, id, code=C.from_inline("x" * 10241)))
probe("shared", lambda id: K(scratch, id, source=shared))
app.synth()

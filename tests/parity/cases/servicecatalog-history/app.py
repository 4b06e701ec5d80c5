"""Products with a history: versions kept as snapshots."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_servicecatalog as sc, aws_sns as sns

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "History")


class Topics(sc.ProductStack):
    def __init__(self, scope, id, name):
        super().__init__(scope, id)
        sns.Topic(self, "Topic", topic_name=name)


history = sc.ProductStackHistory(stack, "Kept", product_stack=Topics(stack, "Stack", "one"), current_version_name="v2", current_version_locked=True,
                                 directory="snaps", description="hd", validate_template=False)
sc.CloudFormationProduct(stack, "Product", owner="o", product_name="p", product_versions=[history.current_version(), history.version_from_snapshot("v1")])
fresh = sc.ProductStackHistory(stack, "Fresh", product_stack=Topics(stack, "Other", "two"), current_version_name="v9", current_version_locked=False)
sc.CloudFormationProduct(stack, "FreshProduct", owner="o", product_name="q", product_versions=[fresh.current_version()])
app.synth()
for directory in ("snaps", "product-stack-snapshots"):
    print(json.dumps({"probe": directory, "raised": True, "message": " ".join(sorted(os.listdir(directory)))}))
    for name in sorted(os.listdir(directory)):
        with open(os.path.join(directory, name)) as file:
            print(json.dumps({"probe": name, "raised": True, "message": file.read()}))

"""What portfolios, products and their stacks refuse."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_ecr_assets as ea, aws_iam as iam, aws_s3 as s3, aws_s3_assets as s3a, aws_servicecatalog as sc, aws_sns as sns

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Rules")
T, V = sc.CloudFormationTemplate, sc.CloudFormationProductVersion
bare, unnamed = sc.ProductStack(stack, "Bare"), sc.ProductStack(stack, "Unnamed", asset_bucket=s3.Bucket(stack, "Bucket"))
web = lambda url="https://example.com", **options: dict(product_versions=[V(cloud_formation_template=T.from_url(url), **options)])
portfolio = lambda **options: lambda id: sc.Portfolio(stack, id, **{"display_name": "d", "provider_name": "p", **options})
product = lambda **options: lambda id: sc.CloudFormationProduct(stack, id, **{"owner": "o", "product_name": "n", **web(), **options})
tags = lambda **values: lambda id: sc.TagOptions(stack, id, allowed_values_for_tags=values)
role, named = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal()), iam.Role(stack, "Named", role_name="n", assumed_by=iam.AccountRootPrincipal())
topic = sns.Topic(stack, "Topic")
one, two, item = portfolio()("One"), portfolio()("Two"), product()("Item")
rule = sc.TemplateRule(rule_name="R", assertions=[sc.TemplateRuleAssertion(assert_=cdk.Fn.condition_equals("1", "1"))])
sets = dict(accounts=["111122223333"], regions=["eu-west-1"], admin_role=role, execution_role_name="e")
two.deploy_with_stack_sets(item, **sets)
for _ in range(2):  # said twice, done once
    one.add_product(item)
    one.give_access_to_role(role)
one.constrain_tag_updates(item)
one.notify_on_stack_events(item, topic)
one.constrain_cloud_formation_parameters(item, rule=rule)
one.set_launch_role(item, role)
one.share_with_account("111122223333")
kept = sc.ProductStackHistory(stack, "History", product_stack=bare, current_version_name="v1", current_version_locked=True)


def probe(name, make):
    try:
        make("Probe" + name)
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


probe("bucket", lambda id: s3a.Asset(bare, id, path="data.txt"))
probe("image", lambda id: ea.DockerImageAsset(unnamed, id, directory=here, file="data.txt"))
probe("display", portfolio(display_name="a" * 101))
probe("display-empty", portfolio(display_name=""))
probe("provider", portfolio(provider_name="a" * 51))
probe("description", portfolio(description="a" * 2001))
probe("product", product(product_name="a" * 101))
probe("owner", product(owner=""))
probe("url", product(**web("ftp://x")))
probe("email", product(support_email="x"))
probe("support-url", product(support_url="x"))
probe("support", product(support_description="a" * 8192))
probe("distributor", product(distributor="a" * 8192))
probe("product-description", product(description="a" * 8192))
probe("versions", product(product_versions=[]))
probe("version-name", product(**web(product_version_name="a" * 101)))
probe("tags", tags())
probe("tag-values", tags(a=[]))
probe("tag-key", tags(**{"": ["b"]}))
probe("tag-value", tags(a=["b" * 257]))
probe("tag-updates", lambda id: one.constrain_tag_updates(item))
probe("notifications", lambda id: one.notify_on_stack_events(item, topic))
probe("rules", lambda id: one.constrain_cloud_formation_parameters(item, rule=rule))
probe("launch", lambda id: one.set_launch_role(item, role))
probe("launch-name", lambda id: portfolio()(id).set_local_launch_role(item, role))
probe("sets-after-launch", lambda id: one.deploy_with_stack_sets(item, **sets))
probe("sets", lambda id: two.deploy_with_stack_sets(item, **sets))
probe("launch-after-sets", lambda id: two.set_launch_role(item, named))
probe("share", lambda id: one.share_with_account("111122223333"))
probe("constraint", lambda id: portfolio()(id).constrain_tag_updates(item, description="a" * 2001))
probe("portfolio-arn", lambda id: sc.Portfolio.from_portfolio_arn(stack, id, "arn:aws:catalog:eu-west-1:111122223333:portfolio"))
probe("product-arn", lambda id: sc.Product.from_product_arn(stack, id, "arn:aws:catalog:eu-west-1:111122223333:product"))
probe("scope", lambda id: sc.ProductStack(app, id))
probe("snapshot", lambda id: kept.version_from_snapshot("v0"))

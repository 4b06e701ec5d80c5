"""Portfolios and products: templates from files, URLs and stacks; constraints, sharing, tag options."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import (aws_iam as iam, aws_lambda as lambda_, aws_s3 as s3, aws_s3_assets as s3a, aws_s3_deployment as s3d,
                     aws_servicecatalog as sc, aws_sns as sns)

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Catalog")
T, L, V = sc.CloudFormationTemplate, sc.MessageLanguage, sc.CloudFormationProductVersion


class Topics(sc.ProductStack):
    def __init__(self, scope, id, **options):
        super().__init__(scope, id, **options)
        parameter = cdk.CfnParameter(self, "Name", default="x")
        topic = sns.Topic(self, "Topic", display_name=parameter.value_as_string)
        cdk.CfnOutput(self, "Arn", value=topic.topic_arn)


class Functions(sc.ProductStack):
    def __init__(self, scope, id, **options):
        super().__init__(scope, id, **options)
        lambda_.Function(self, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="index.h", code=lambda_.Code.from_asset("handler"))
        s3a.Asset(self, "Data", path="data.txt")


options = sc.TagOptions(stack, "Options", allowed_values_for_tags={"env": ["dev", "prod"], "team": ["a"]})
bare = sc.Portfolio(stack, "Bare", display_name="bare", provider_name="me")
portfolio = sc.Portfolio(stack, "Portfolio", display_name="p", provider_name="team", description="d", message_language=L.JP, tag_options=options)
topics = sc.CloudFormationProduct(stack, "Topics", owner="me", product_name="topics", product_versions=[
    V(product_version_name="v1", description="first", cloud_formation_template=T.from_asset("template.json")),
    V(cloud_formation_template=T.from_url("https://example.com/t.json"), validate_template=False),
    V(product_version_name="v3", cloud_formation_template=T.from_product_stack(Topics(stack, "TopicStack"))),
    V(product_version_name="v4", cloud_formation_template=T.from_product_stack(Topics(stack, "TopicStackTwo", description="described", analytics_reporting=False)))])
bucket = s3.Bucket(stack, "Assets", bucket_name="the-assets")
functions = sc.CloudFormationProduct(
    stack, "Functions", owner="me", product_name="functions", description="pd", distributor="dist", message_language=L.ZH, support_description="sd",
    support_email="a@example.com", support_url="https://s.example.com", tag_options=options, replace_product_version_ids=True, product_versions=[
        V(product_version_name="v1", cloud_formation_template=T.from_product_stack(Functions(stack, "FunctionStack", asset_bucket=bucket, memory_limit=256)))])
sealed = s3.Bucket.from_bucket_name(stack, "Sealed", "sealed-bucket")
sc.CloudFormationProduct(stack, "Sealed1", owner="o", product_name="sealed", product_versions=[
    V(cloud_formation_template=T.from_product_stack(Functions(
        stack, "SealedStack", asset_bucket=sealed, server_side_encryption=s3d.ServerSideEncryption.AWS_KMS, server_side_encryption_aws_kms_key_id="key-id")))])
for holder, products in ((bare, [topics]), (portfolio, [topics, functions])):
    for product in products:
        holder.add_product(product)
user, role, group = iam.User(stack, "User"), iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal()), iam.Group(stack, "Group")
portfolio.give_access_to_user(user)
portfolio.give_access_to_role(role)
portfolio.give_access_to_group(group)
bare.give_access_to_role(role)
portfolio.share_with_account("111122223333")
portfolio.share_with_account("444455556666", share_tag_options=True, message_language=L.EN)
portfolio.associate_tag_options(sc.TagOptions(stack, "More", allowed_values_for_tags={"cost": ["1"]}))
topics.associate_tag_options(options)
portfolio.constrain_tag_updates(topics, allow=True, description="why")
portfolio.constrain_tag_updates(functions, allow=False, message_language=L.JP)
bare.constrain_tag_updates(topics)
topic = sns.Topic(stack, "Events")
portfolio.notify_on_stack_events(topics, topic, description="n", message_language=L.ZH)
portfolio.notify_on_stack_events(functions, topic)
portfolio.constrain_cloud_formation_parameters(topics, rule=sc.TemplateRule(rule_name="Rule", condition=cdk.Fn.condition_equals("a", "b"), assertions=[
    sc.TemplateRuleAssertion(assert_=cdk.Fn.condition_contains(["x", "y"], cdk.Fn.ref("Name")), description="in the list"),
    sc.TemplateRuleAssertion(assert_=cdk.Fn.condition_not(cdk.Fn.condition_equals(cdk.Fn.ref("Name"), "z")))]), description="rd")
portfolio.constrain_cloud_formation_parameters(functions, rule=sc.TemplateRule(rule_name="Plain", assertions=[sc.TemplateRuleAssertion(assert_=cdk.Fn.condition_equals("1", "1"))]))
launch = iam.Role(stack, "Launch", assumed_by=iam.ServicePrincipal("servicecatalog.amazonaws.com"), role_name="launch")
portfolio.set_launch_role(topics, launch, description="ld")
portfolio.set_local_launch_role(functions, launch)
made = bare.set_local_launch_role_name(topics, "made-here", description="x")
made.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("ReadOnlyAccess"))
third = sc.CloudFormationProduct(stack, "Third", owner="o", product_name="third", product_versions=[V(cloud_formation_template=T.from_url("https://example.com/3"))])
portfolio.add_product(third)
portfolio.deploy_with_stack_sets(third, accounts=["111122223333", "444455556666"], regions=["us-east-1", "eu-west-1"], admin_role=role, execution_role_name="exec",
                                 allow_stack_set_instance_operations=True, description="sets")
imported = sc.Portfolio.from_portfolio_arn(stack, "ByArn", "arn:aws:catalog:eu-west-1:111122223333:portfolio/port-abc")
product = sc.Product.from_product_arn(stack, "ProductByArn", "arn:aws:catalog:eu-west-1:111122223333:product/prod-abc")
imported.add_product(product)
imported.give_access_to_user(user)
imported.constrain_tag_updates(product)
cdk.CfnOutput(stack, "Out", value=cdk.Fn.join("|", [portfolio.portfolio_arn, portfolio.portfolio_id, topics.product_arn, topics.product_id, imported.portfolio_id,
              product.product_id, str(len(functions.asset_buckets)), str(len(product.asset_buckets))]))
cdk.Tags.of(stack).add("all", "tagged")
app.synth()

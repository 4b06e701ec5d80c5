"""Receiving with SES: rule sets, rules with every action, filters, and the rule that drops spam."""

import aws_cdk as cdk
import jsii
from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_ses as ses
from aws_cdk import aws_ses_actions as actions
from aws_cdk import aws_sns as sns
from constructs import Construct

app = cdk.App()
stack = Stack(app, "Receiving")
other = Stack(app, "Other", env=cdk.Environment(account="123456789012", region="eu-west-1"))
topic = sns.Topic(stack, "Topic")
far_topic = sns.Topic.from_topic_arn(stack, "FarTopic", "arn:aws:sns:eu-west-1:111111111111:far")
bucket, key = s3.Bucket(stack, "Bucket"), kms.Key(stack, "Key")
far_bucket, far_key = s3.Bucket.from_bucket_name(stack, "FarBucket", "far-bucket"), kms.Key.from_key_arn(stack, "FarKey", "arn:aws:kms:eu-west-1:111111111111:key/k")
function = lambda_.Function(stack, "Function", code=lambda_.Code.from_inline("code"), handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_13)
far_function = lambda_.Function.from_function_arn(stack, "FarFunction", "arn:aws:lambda:eu-west-1:111111111111:function:far")
T = actions.BounceTemplate
INVOKE = actions.LambdaInvocationType

# Every action.
rules = ses.ReceiptRuleSet(stack, "Rules", receipt_rule_set_name="rules", rules=[
    ses.ReceiptRuleOptions(recipients=["hello@example.com", "example.org"], enabled=True, scan_enabled=True, tls_policy=ses.TlsPolicy.REQUIRE, receipt_rule_name="first", actions=[
        actions.AddHeader(name="X-Header-1", value="value"), actions.S3(bucket=bucket, kms_key=key, object_key_prefix="emails/", topic=topic), actions.Sns(topic=topic),
    ]),
    ses.ReceiptRuleOptions(enabled=False, scan_enabled=False, tls_policy=ses.TlsPolicy.OPTIONAL, actions=[
        actions.Bounce(sender="bounce@example.com", template=T.MESSAGE_CONTENT_REJECTED, topic=topic), actions.Bounce(sender="bounce@example.com", template=T.MAILBOX_DOES_NOT_EXIST), actions.Bounce(sender="", template=T.MAILBOX_FULL),
        actions.Bounce(sender="b@example.com", template=T.MESSAGE_TOO_LARGE), actions.Bounce(sender="b@example.com", template=T.TEMPORARY_FAILURE), actions.Bounce(sender="b@example.com", template=T(message="Gone", smtp_reply_code="551")),
    ]),
    {"actions": [actions.Lambda(function=function, invocation_type=INVOKE.REQUEST_RESPONSE, topic=topic), actions.Lambda(function=function), actions.Lambda(function=far_function, invocation_type=INVOKE.EVENT), actions.Stop()]},
    {},
])
last = rules.add_rule("Last", recipients=[], actions=[])
for action in (actions.S3(bucket=far_bucket), actions.S3(bucket=far_bucket, kms_key=far_key, topic=far_topic), actions.S3(bucket=bucket, object_key_prefix=""), actions.Sns(topic=far_topic, encoding=actions.EmailEncoding.BASE64), actions.Sns(topic=topic, encoding=actions.EmailEncoding.UTF8), actions.Stop(topic=topic), actions.WorkMail(organization_arn="arn:aws:workmail:eu-west-1:111111111111:organization/m-1"), actions.WorkMail(organization_arn="", topic=far_topic), actions.AddHeader(name="A" * 50, value="")):
    last.add_action(action)
between = rules.add_rule("Between", after=last, receipt_rule_name="between")
rules.add_rule("AfterBetween")
rules.add_rule("Again", after=ses.ReceiptRule.from_receipt_rule_name(stack, "Known", "known"))


@jsii.implements(ses.IReceiptRuleAction)
class Deliver:
    """An action of the app's own."""

    def bind(self, receipt_rule):
        return ses.ReceiptRuleActionConfig(stop_action=ses.StopActionConfig(scope="RuleSet", topic_arn="arn"), workmail_action=ses.WorkmailActionConfig(organization_arn=receipt_rule.receipt_rule_ref.rule_name))


# Spam, imported sets, sets of L1.
spamless = ses.ReceiptRuleSet(stack, "Spamless", drop_spam=True, rules=[ses.ReceiptRuleOptions(receipt_rule_name="one", actions=[actions.Stop()])])
ses.ReceiptRuleSet(other, "Spamful", drop_spam=False, receipt_rule_set_name="")
imported = ses.ReceiptRuleSet.from_receipt_rule_set_name(stack, "Imported", "imported")
first = imported.add_rule("First", actions=[actions.Lambda(function=function), actions.S3(bucket=bucket)])
imported.add_rule("Second", actions=[Deliver(), actions.Stop()])
raw = ses.CfnReceiptRuleSet(other, "Raw", rule_set_name="raw")
ses.ReceiptRule(Construct(other, "In"), "Alone", rule_set=raw, recipients=["a@b.c"], receipt_rule_name="")
alone = ses.ReceiptRule(other, "Alone", rule_set=ses.ReceiptRuleSet.from_receipt_rule_set_name(other, "Known", "known"))
drop = ses.DropSpamReceiptRule(other, "Drop", rule_set=raw, recipients=["c@d.e"], enabled=False, scan_enabled=False, after=alone, actions=[actions.AddHeader(name="X", value="y")], receipt_rule_name="drop", tls_policy=ses.TlsPolicy.REQUIRE)
by_attributes = ses.ReceiptRule.from_receipt_rule_attributes(stack, "ByAttributes", receipt_rule_name="n", rule_set=imported)
drop.rule.add_action(actions.Stop())

# Filters.
ses.ReceiptFilter(stack, "Everything")
ses.ReceiptFilter(stack, "One", ip="1.2.3.4/16", policy=ses.ReceiptFilterPolicy.ALLOW, receipt_filter_name="one")
ses.ReceiptFilter(other, "Block", policy=ses.ReceiptFilterPolicy.BLOCK, receipt_filter_name="")
ses.AllowListReceiptFilter(stack, "Allowed", ips=["10.0.0.0/16", "1.2.3.4/16", "2001:db8::/32"])
ses.AllowListReceiptFilter(other, "Nobody", ips=[])

values = [rules.receipt_rule_set_name, rules.receipt_rule_set_ref.rule_set_name, imported.receipt_rule_set_name, spamless.receipt_rule_set_name, last.receipt_rule_name, last.receipt_rule_ref.rule_name, last.receipt_rule_ref.rule_set_name, between.receipt_rule_name, first.receipt_rule_ref.rule_set_name, by_attributes.receipt_rule_ref.rule_set_name, by_attributes.receipt_rule_name]
cdk.CfnResource(stack, "Values", type="Recorded::Values", properties={"values": values})
app.synth()

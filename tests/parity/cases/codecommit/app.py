"""CodeCommit repositories: initial code, triggers, grants, events, notifications, imports."""

from aws_cdk import App, CfnOutput, Environment, Stack
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codestarnotifications as cn
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3_assets as assets
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

app = App()
stack = Stack(app, "Repos", env=Environment(account="111111111111", region="eu-west-1"))
topic = sns.Topic(stack, "Topic")
plain = cc.Repository(stack, "Plain", repository_name="plain")
cc.Repository(stack, "Directory", repository_name="directory", description="from a folder", code=cc.Code.from_directory("code", "develop"), kms_key=kms.Key(stack, "Key"))
cc.Repository(stack, "Zip", repository_name="zip", code=cc.Code.from_zip_file("code.zip"))
cc.Repository(stack, "Asset", repository_name="asset", code=cc.Code.from_asset(assets.Asset(stack, "Shared", path="code", exclude=["b*"]), "main"))
plain.notify(topic.topic_arn)
plain.notify("arn:aws:sns:eu-west-1:111111111111:other", name="second", branches=["main", "dev"], custom_data="x", events=[cc.RepositoryEventTrigger.CREATE_REF, cc.RepositoryEventTrigger.UPDATE_REF])
plain.notify("arn:aws:sns:eu-west-1:111111111111:third", events=[cc.RepositoryEventTrigger.DELETE_REF, cc.RepositoryEventTrigger.ALL])
role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())
plain.grant_pull(role)
plain.grant_pull_push(iam.User(stack, "User"))
plain.grant_read(iam.User(stack, "Reader"))
plain.grant(iam.User(stack, "Other"), "codecommit:A", "codecommit:B")
plain.grants.actions(role, ["codecommit:C"])
by_arn = cc.Repository.from_repository_arn(stack, "ByArn", "arn:aws:codecommit:us-west-2:222222222222:there")
by_name = cc.Repository.from_repository_name(stack, "ByName", "here")
for item in (plain, by_arn, by_name):
    CfnOutput(stack, f"{item.node.id}Out", value=" ".join([item.repository_arn, item.repository_name, item.repository_clone_url_http, item.repository_clone_url_ssh, item.repository_clone_url_grc]))
by_name.grant_pull_push(role)
queue = targets.SqsQueue(sqs.Queue(stack, "Queue"))
plain.on_commit("Commit", target=queue)
plain.on_commit("Branches", target=targets.SnsTopic(topic, message=events.RuleTargetInput.from_text(f"{cc.ReferenceEvent.commit_id} on {cc.ReferenceEvent.reference_name}")), branches=["main", "dev"], description="d", rule_name="n")
plain.on_event("Event", event_pattern=events.EventPattern(detail_type=["X"], region=["r"]))
plain.on_state_change("State", target=queue, event_pattern={"detail": {"a": ["b"]}})
plain.on_reference_created("Created")
plain.on_reference_updated("Updated", target=queue)
plain.on_reference_deleted("Deleted")
plain.on_pull_request_state_change("Pull", cross_stack_scope=Stack(app, "Rules", env=Environment(account="111111111111", region="eu-west-1")))
plain.on_comment_on_pull_request("PullComment")
plain.on_comment_on_commit("Comment")
by_name.on_commit("Named", branches=["x"])
E_ = cc.RepositoryNotificationEvents
plain.notify_on("Every", topic, events=list(E_), detail_type=cn.DetailType.BASIC, enabled=False, notification_rule_name="every", created_by="me")
plain.notify_on_pull_request_created("N1", topic)
plain.notify_on_pull_request_merged("N2", topic, detail_type=cn.DetailType.FULL, enabled=True)
plain.notifiy_on_pull_request_merged("N2b", topic)
plain.notify_on_pull_request_comment("N3", topic)
plain.notify_on_approval_status_changed("N4", topic)
plain.notify_on_approval_rule_overridden("N5", topic)
plain.notify_on_branch_or_tag_created("N6", topic)
by_name.notify_on_branch_or_tag_deleted("N7", topic)
rule = cn.NotificationRule(stack, "ARuleWithALongNameThatDoesNotFitIntoTheSixtyFourCharactersOfTheService", source=plain, events=["codecommit-repository-comments-on-commits", "codecommit-repository-comments-on-commits"])
rule.add_target(topic)
CfnOutput(stack, "Rule", value=rule.notification_rule_arn)
cn.NotificationRule.from_notification_rule_arn(stack, "Imported", "arn:aws:codestar-notifications:eu-west-1:111111111111:notificationrule/x").add_target(topic)
app.synth()

"""SES: what it would not take, and what imported resources do not know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk.assertions import Match, Template
from aws_cdk.aws_events import EventBus
from aws_cdk.aws_ses import (
    AllowListReceiptFilter,
    AutoValidationThreshold,
    ConfigurationSet,
    ConfigurationSetEventDestination,
    DedicatedIpPool,
    DkimIdentityConfig,
    EmailIdentity,
    EventDestination,
    HttpsPolicy,
    Identity,
    ReceiptRule,
    ReceiptRuleOptions,
    ReceiptRuleSet,
    SuppressionReasons,
)
from aws_cdk.aws_sns import Topic
from aws_cdk.core.errors import CdkError
from constructs import Construct


def stack() -> Stack:
    return Stack(App(), "S")


def config_set(**options: object) -> ConfigurationSet:
    return ConfigurationSet(stack(), "Set", **options)  # type: ignore[arg-type]  # wrong on purpose


def published(name: str) -> ConfigurationSetEventDestination:
    made = config_set()
    bus = EventBus.from_event_bus_name(made.stack, "Bus", name)
    return made.add_event_destination("Events", destination=EventDestination.event_bus(bus))


def delivered(longest: Duration) -> ConfigurationSet:
    return config_set(max_delivery_duration=longest)


@pytest.mark.parametrize(
    ("make", "path", "words"),
    [
        (
            lambda: config_set(disable_suppression_list=True, suppression_reasons=SuppressionReasons.BOUNCES_ONLY),
            "S/Set",
            "disable_suppression_list or suppression_reasons",
        ),
        (
            lambda: config_set(disable_auto_validation=True, auto_validation_threshold=AutoValidationThreshold.HIGH),
            "S/Set",
            "disable_auto_validation or auto_validation_threshold",
        ),
        (
            lambda: config_set(custom_tracking_https_policy=HttpsPolicy.REQUIRE, custom_tracking_redirect_domain=""),
            "S/Set",
            "give custom_tracking_redirect_domain",
        ),
        (lambda: delivered(Duration.seconds(299)), "S/Set", "5 minutes.*299000 milliseconds"),
        (lambda: delivered(Duration.seconds(50401)), "S/Set", "14 hours.*50401 seconds"),
        # The order of the checks.
        (
            lambda: config_set(
                custom_tracking_https_policy=HttpsPolicy.REQUIRE, max_delivery_duration=Duration.millis(300_001)
            ),
            None,
            "whole number of seconds",
        ),
        (lambda: DedicatedIpPool(stack(), "Pool", dedicated_ip_pool_name="Upper"), "S/Pool", '"Upper".*64 characters'),
        (lambda: DedicatedIpPool(stack(), "Pool", dedicated_ip_pool_name="a" * 65), "S/Pool", "64 characters"),
        (lambda: published("other"), "S/Set/Events", "Only the default bus.*event-bus/other"),
        (
            lambda: EmailIdentity.from_email_identity_arn(stack(), "I", "arn:aws:ses:eu-west-1:111111111111:list/x"),
            "S",
            "Invalid email identity ARN: .*:list/x",
        ),
        (
            lambda: EmailIdentity.from_email_identity_arn(stack(), "I", "arn:aws:ses:eu-west-1:111111111111:identity"),
            "S",
            "Invalid email identity ARN",
        ),
    ],
)
def test_what_ses_would_not_take_is_refused_with_its_place(
    make: Callable[[], object], path: str | None, words: str
) -> None:
    with pytest.raises(CdkError, match=f"(?s){words}") as caught:
        make()

    assert caught.value.construct_path == path


def test_an_event_destination_known_by_its_id_alone_has_no_reference() -> None:
    imported = ConfigurationSetEventDestination.from_configuration_set_event_destination_id(stack(), "Known", "id")

    with pytest.raises(CdkError, match=r"(?s)imported by id.*_attributes"):
        _ = imported.configuration_set_event_destination_ref


def test_a_rule_known_by_its_name_alone_comes_before_others_but_does_not_tell_its_set() -> None:
    imported = ReceiptRule.from_receipt_rule_name(stack(), "Known", "first")

    assert imported.receipt_rule_ref.rule_name == "first"
    with pytest.raises(CdkError, match=r"(?s)imported by rule name.*_attributes"):
        _ = imported.receipt_rule_ref.rule_set_name


def test_topics_learn_the_partition_from_aws_also_where_literals_are_asked_for() -> None:
    place = Stack(App(context={"@aws-cdk/core:enablePartitionLiterals": True}), "S", env={"region": "eu-west-1"})
    topic = Topic(place, "Topic")
    ConfigurationSet(place, "Set").add_event_destination("Events", destination=EventDestination.sns_topic(topic))

    (policy,) = Template.from_stack(place).find_resources("AWS::SNS::TopicPolicy").values()

    (statement,) = policy["Properties"]["PolicyDocument"]["Statement"]
    source = statement["Condition"]["StringEquals"]["AWS:SourceArn"]["Fn::Join"][1]
    assert source[:3] == ["arn:", {"Ref": "AWS::Partition"}, ":ses:eu-west-1:"]


def test_a_stack_has_one_rule_that_drops_spam() -> None:
    place = stack()
    ReceiptRuleSet(place, "First", drop_spam=True)

    with pytest.raises(RuntimeError, match="AllowSes"):
        ReceiptRuleSet(place, "Second", drop_spam=True)


def test_a_set_does_not_call_methods_of_subclasses_before_it_is_made() -> None:
    class Counted(ReceiptRuleSet):
        def __init__(self, scope: Construct, id: str) -> None:
            super().__init__(scope, id, rules=[ReceiptRuleOptions(scan_enabled=True)])
            self.count = 0

        def add_rule(self, id: str, **options: object) -> ReceiptRule:
            self.count += 1
            return super().add_rule(id, **options)  # type: ignore[arg-type]

    rules = Counted(stack(), "Rules")
    rules.add_rule("Later")

    assert rules.count == 1
    assert [child.node.id for child in rules.node.children] == ["Resource", "Rule0", "Later"]


def test_an_address_is_allowed_once() -> None:
    with pytest.raises(RuntimeError, match=r"Allow10001.*S/List"):
        AllowListReceiptFilter(stack(), "List", ips=["10.0.0.1", "10.0.0.1"])


def test_an_app_may_say_itself_how_messages_are_signed() -> None:
    class Own:
        def bind(self, email_identity: object, hosted_zone: object = None) -> DkimIdentityConfig:
            return DkimIdentityConfig(domain_signing_selector="own")

    place = stack()
    EmailIdentity(place, "I", identity=Identity.domain("example.com"), dkim_identity=Own())  # type: ignore[arg-type]

    found = Match.object_like({"DkimSigningAttributes": {"DomainSigningSelector": "own"}})
    Template.from_stack(place).has_resource_properties("AWS::SES::EmailIdentity", found)

"""What an L1 resource offers: attributes, references, tags, setters, statics, tokens."""

from __future__ import annotations

import inspect
import json
import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from codegen.probe import Filler, python_class

import aws_cdk as cdk
from aws_cdk import aws_appconfig as appconfig
from aws_cdk import aws_apprunner as apprunner
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_backup as backup
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sam as sam
from aws_cdk import aws_ssm as ssm
from aws_cdk.core.resolve import Resolver
from aws_cdk.spec.reader import service


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def written(stack: cdk.Stack, name: str) -> Any:
    """Return a file of the assembly the stack is synthesized into."""
    app = cdk.App.of(stack)
    assert app is not None
    return json.loads((Path(app.synth().directory) / name).read_text(encoding="utf-8"))


def template(stack: cdk.Stack) -> Any:
    return written(stack, "S.template.json")


def lazy(value: Any) -> Any:
    class Producer(cdk.IStableAnyProducer):
        def produce(self) -> Any:
            return value

    return cdk.Lazy.any(Producer())


class TestValues:
    def test_properties_read_back_as_structs(self, stack: cdk.Stack) -> None:
        function = lambda_.CfnFunction(stack, "F", role="r", code={"zipFile": "z"}, layers=["a"])

        assert function.code == lambda_.CfnFunction.CodeProperty(zip_file="z")
        assert (function.role, function.layers, function.timeout) == ("r", ["a"], None)

    def test_a_property_that_a_token_could_be_given_for_reads_back_as_what_it_was_given(self, stack: cdk.Stack) -> None:
        ingress = ec2.CfnSecurityGroup.IngressProperty(ip_protocol="tcp")
        group = ec2.CfnSecurityGroup(stack, "G", group_description="d", security_group_ingress=[ingress])

        assert group.security_group_ingress == [ingress]

    def test_properties_can_be_set_and_taken_away(self, stack: cdk.Stack) -> None:
        function = lambda_.CfnFunction(stack, "F", role="r", code={"zip_file": "z"}, timeout=3)

        function.environment = {"variables": {"A": "b"}}
        function.timeout = None
        with pytest.raises(TypeError, match="memory_size"):
            function.memory_size = "128"  # type: ignore[assignment]  # the point
        with pytest.raises(TypeError, match="role"):
            function.role = None  # type: ignore[assignment]  # the point

        assert template(stack)["Resources"]["F"]["Properties"] == {
            "Code": {"ZipFile": "z"},
            "Environment": {"Variables": {"A": "b"}},
            "Role": "r",
        }

    def test_attributes_are_tokens_of_their_kind(self, stack: cdk.Stack) -> None:
        vpc = ec2.CfnVPC(stack, "V", cidr_block="10.0.0.0/16")

        assert stack.resolve(vpc.attr_vpc_id) == {"Fn::GetAtt": ["V", "VpcId"]}
        assert isinstance(vpc.attr_ipv6_cidr_blocks, list)
        assert stack.resolve(vpc.attr_ipv6_cidr_blocks) == {"Fn::GetAtt": ["V", "Ipv6CidrBlocks"]}
        with pytest.raises(AttributeError, match="known at deployment"):
            vpc.attr_vpc_id = "x"

    def test_the_tree_has_properties_in_the_order_of_their_letters(self, stack: cdk.Stack) -> None:
        kms.CfnKey(stack, "K", multi_region=True, enabled=True, enable_key_rotation=True)
        cognito.CfnUserPool(stack, "P", user_pool_name="n", user_pool_tags={"k": "v"}, alias_attributes=["email"])
        appconfig.CfnEnvironment(stack, "E", name="n", application_id="a", tags=[{"key": "k", "value": "v"}])
        children = written(stack, "tree.json")["tree"]["children"]["S"]["children"]
        shown = {id: list(children[id]["attributes"]["aws:cdk:cloudformation:props"]) for id in "KPE"}
        assert shown == {
            "K": ["enabled", "enableKeyRotation", "multiRegion"],
            # Tags have the place of their manager, called ``tags`` or, in newer classes, ``cdkTagManager``.
            "P": ["aliasAttributes", "userPoolTags", "userPoolName"],
            "E": ["applicationId", "tags", "name"],
        }

    def test_structs_order_their_options_as_declared_and_mappings_as_given(self, stack: cdk.Stack) -> None:
        options = {"toPort": 2, "fromPort": 1, "description": "d", "ipProtocol": "tcp"}
        struct = ec2.CfnSecurityGroup.IngressProperty(to_port=2, from_port=1, description="d", ip_protocol="tcp")

        ec2.CfnSecurityGroup(stack, "G", group_description="g", security_group_ingress=[struct, options])

        group = written(stack, "tree.json")["tree"]["children"]["S"]["children"]["G"]
        shown = group["attributes"]["aws:cdk:cloudformation:props"]["securityGroupIngress"]
        assert [list(rule) for rule in shown] == [["ipProtocol", "description", "fromPort", "toPort"], list(options)]

    def test_an_override_takes_its_place_in_a_nested_property(self, stack: cdk.Stack) -> None:
        group = ec2.CfnSecurityGroup(stack, "G", group_description="g")
        record = route53.CfnRecordSet(stack, "R", name="n", type="A")
        record.alias_target = {"hostedZoneId": "Z", "dnsName": group.ref}
        record.add_property_override("AliasTarget.EvaluateTargetHealth", True)

        resources = written(stack, "S.template.json")["Resources"]

        assert list(resources["R"]["Properties"]["AliasTarget"]) == ["DNSName", "EvaluateTargetHealth", "HostedZoneId"]

    def test_the_tree_shows_camel_case_properties_without_overrides(self, stack: cdk.Stack) -> None:
        bucket = s3.CfnBucket(stack, "B", bucket_name="b", tags=[{"key": "k", "value": "v"}])
        bucket.add_property_override("BucketName", "c")

        tree = written(stack, "tree.json")["tree"]

        assert tree["children"]["S"]["children"]["B"]["constructInfo"]["fqn"] == "aws-cdk-lib.aws_s3.CfnBucket"
        assert tree["children"]["S"]["children"]["B"]["attributes"] == {
            "aws:cdk:cloudformation:type": "AWS::S3::Bucket",
            "aws:cdk:cloudformation:logicalId": "B",
            "aws:cdk:cloudformation:props": {"bucketName": "b", "tags": [{"key": "k", "value": "v"}]},
        }


class TestTokens:
    def test_what_a_token_gives_is_rendered_too(self, stack: cdk.Stack) -> None:
        rules = [s3.CfnBucket.RuleProperty(status="E"), {"status": "F", "expiration_in_days": 3}, {"Status": "G"}]
        s3.CfnBucket(stack, "B", lifecycle_configuration={"rules": lazy(rules)})

        assert template(stack)["Resources"]["B"]["Properties"]["LifecycleConfiguration"]["Rules"] == [
            {"Status": "E"},
            {"ExpirationInDays": 3, "Status": "F"},
            {"Status": "G"},
        ]

    def test_intrinsics_stay_as_they_are(self, stack: cdk.Stack) -> None:
        choice = cdk.Fn.condition_if("c", {"zipFile": "x"}, cdk.Aws.NO_VALUE)
        lambda_.CfnFunction(stack, "F", role=cdk.Fn.ref("R"), code=choice, layers=cdk.Token.as_list(cdk.Fn.ref("L")))

        assert template(stack)["Resources"]["F"]["Properties"] == {
            "Code": {"Fn::If": ["c", {"zipFile": "x"}, {"Ref": "AWS::NoValue"}]},
            "Layers": {"Ref": "L"},
            "Role": {"Ref": "R"},
        }

    @pytest.mark.parametrize(
        ("rules", "words"),
        [
            ([{"status": 3}], "rules[0].status: 3 should be a string"),
            ([{}], "rules[0].status: required but missing"),
            ({"status": "E"}, "rules: {'status': 'E'} should be a list"),
            (["x"], "rules[0]: RuleProperty: expected an object"),
            ([{"status": "E", "bogus": 1}], "bogus"),
        ],
    )
    def test_what_does_not_fit_fails_at_synthesis_with_its_path(self, stack: cdk.Stack, rules: Any, words: str) -> None:
        s3.CfnBucket(stack, "B", lifecycle_configuration={"rules": lazy(rules)})

        with pytest.raises(RuntimeError) as raised:
            template(stack)

        assert words in str(raised.value)
        assert "CfnBucketProps" in str(raised.value)
        assert "S/B" in str(raised.value)

    def test_a_required_property_whose_token_gives_nothing_is_missing(self, stack: cdk.Stack) -> None:
        iam.CfnRole(stack, "R", assume_role_policy_document=lazy(None))

        with pytest.raises(RuntimeError, match="assumeRolePolicyDocument: required but missing"):
            template(stack)

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"managed_policy_arns": cdk.Token.as_list(lazy(["a", 1]))}, "managedPolicyArns[1]: 1 should be a string"),
            (
                {"policies": lazy([{"policyName": ["n"], "policyDocument": {}}])},
                "policies[0].policyName: ['n'] should be",
            ),
        ],
    )
    def test_every_item_of_a_list_that_a_token_gives_is_checked(
        self, stack: cdk.Stack, options: dict[str, Any], words: str
    ) -> None:
        iam.CfnGroup(stack, "G", **options)

        with pytest.raises(RuntimeError, match=re.escape(words)):
            template(stack)

    def test_every_value_of_a_map_that_a_token_gives_is_checked(self, stack: cdk.Stack) -> None:
        variables = lambda_.CfnFunction.EnvironmentProperty(variables=lazy({"A": "x", "B": 3}))
        lambda_.CfnFunction(stack, "F", role="r", code={"zipFile": "x"}, environment=variables)

        with pytest.raises(RuntimeError, match=r"environment\.variables\.B: 3 should be a string"):
            template(stack)

    def test_a_json_property_must_be_no_plain_text(self, stack: cdk.Stack) -> None:
        from aws_cdk import aws_sqs as sqs

        sqs.CfnQueue(stack, "Q", redrive_policy="x")

        with pytest.raises(RuntimeError, match="redrivePolicy: 'x' should be an object"):
            template(stack)

    @pytest.mark.parametrize(("policy", "refused"), [("x", False), ({"a": 1}, False), (7, True)])
    def test_a_document_that_may_be_text_is_nothing_else(self, stack: cdk.Stack, policy: object, refused: bool) -> None:
        from aws_cdk import aws_events as events

        events.CfnEventBus(stack, "B", name="b", policy=policy)

        with pytest.raises(RuntimeError, match="policy: 7 should be") if refused else nullcontext():
            assert template(stack)["Resources"]["B"]["Properties"]["Policy"] == policy

    def test_documents_in_lists_are_no_plain_text(self, stack: cdk.Stack) -> None:
        from aws_cdk import aws_logs as logs

        logs.CfnLogGroup(stack, "L", field_index_policies=["x"])

        with pytest.raises(RuntimeError, match="'x' should be"):
            template(stack)


class TestTags:
    def test_given_and_added_tags_are_merged_and_sorted(self, stack: cdk.Stack) -> None:
        s3.CfnBucket(stack, "B", tags=[{"key": "b", "value": "1"}, cdk.CfnTag(key="c", value="2")])
        cdk.Tags.of(stack).add("a", "3")
        cdk.Tags.of(stack).add("c", "4")

        assert template(stack)["Resources"]["B"]["Properties"]["Tags"] == [
            {"Key": "a", "Value": "3"},
            {"Key": "b", "Value": "1"},
            {"Key": "c", "Value": "4"},
        ]

    def test_each_type_has_its_form(self, stack: cdk.Stack) -> None:
        ssm.CfnParameter(stack, "P", type="String", value="v", tags={"b": "1", "a": "2"})
        autoscaling.CfnAutoScalingGroup(
            stack,
            "A",
            max_size="1",
            min_size="1",
            tags=[{"key": "z", "value": "v", "propagateAtLaunch": False}],
        )
        cdk.Tags.of(stack).add("c", "3")

        resources = template(stack)["Resources"]

        assert resources["P"]["Properties"]["Tags"] == {"a": "2", "b": "1", "c": "3"}
        assert resources["A"]["Properties"]["Tags"] == [
            {"Key": "c", "PropagateAtLaunch": True, "Value": "3"},
            {"Key": "z", "PropagateAtLaunch": False, "Value": "v"},
        ]

    def test_newer_classes_keep_given_tags_as_a_property(self, stack: cdk.Stack) -> None:
        vault = backup.CfnBackupVault(stack, "V", backup_vault_name="n", backup_vault_tags={"a": "b"})
        vault.cdk_tag_manager.set_tag("x", "y")
        vault.backup_vault_tags = {"c": "d"}

        assert template(stack)["Resources"]["V"]["Properties"]["BackupVaultTags"] == {"c": "d", "x": "y"}

    def test_a_resource_without_tags_writes_none(self, stack: cdk.Stack) -> None:
        bucket = s3.CfnBucket(stack, "B", tags=[])

        assert bucket.tags.tag_values() == {}
        assert "Properties" not in template(stack)["Resources"]["B"]


class TestReferences:
    def test_the_reference_holds_what_identifies_the_resource(self, stack: cdk.Stack) -> None:
        reference = kms.CfnKey(stack, "K").key_ref

        assert type(reference).__name__ == "KeyReference"
        assert stack.resolve(reference.key_arn) == {"Fn::GetAtt": ["K", "Arn"]}
        assert stack.resolve(reference.key_id) == {"Ref": "K"}

    def test_an_arn_without_attribute_is_put_together(self, stack: cdk.Stack) -> None:
        subnet = ec2.CfnSubnet(stack, "N", vpc_id="v")

        assert stack.resolve(ec2.CfnSubnet.arn_for_subnet(subnet)) == {
            "Fn::Join": [
                "",
                [
                    "arn:",
                    {"Ref": "AWS::Partition"},
                    ":ec2:",
                    {"Ref": "AWS::Region"},
                    ":",
                    {"Ref": "AWS::AccountId"},
                    ":subnet/",
                    {"Ref": "N"},
                ],
            ]
        }

    def test_a_resource_is_taken_in_by_arn(self, stack: cdk.Stack) -> None:
        group = logs.CfnLogGroup.from_log_group_arn(stack, "I", "arn:aws:logs:us-east-1:111122223333:log-group:/aws/x")

        assert group.log_group_ref.log_group_name == "/aws/x"
        assert (group.env.account, group.env.region) == ("111122223333", "us-east-1")  # type: ignore[attr-defined]
        with pytest.raises(RuntimeError, match="does not match"):
            logs.CfnLogGroup.from_log_group_arn(stack, "J", "arn:aws:s3:::x")

    def test_a_resource_is_taken_in_by_name(self) -> None:
        stack = cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="123456789012", region="eu-west-1"))

        key = kms.CfnKey.from_key_id(stack, "I", key_id="abc")

        assert key.key_ref.key_id == "abc"
        assert stack.resolve(key.key_ref.key_arn) == {
            "Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":kms:eu-west-1:123456789012:key/abc"]]
        }

    def test_the_class_of_any_resource_of_the_type_is_told(self, stack: cdk.Stack) -> None:
        raw = cdk.CfnResource(stack, "X", type="AWS::Lambda::Function")

        assert lambda_.CfnFunction.is_cfn_function(raw)
        assert not lambda_.CfnFunction.is_cfn_function(s3.CfnBucket(stack, "B"))
        assert not lambda_.CfnFunction.is_cfn_function("x")
        assert lambda_.CfnFunction.CFN_RESOURCE_TYPE_NAME == "AWS::Lambda::Function"


def test_a_type_that_needs_a_transform_adds_it(stack: cdk.Stack) -> None:
    sam.CfnFunction(stack, "F", code_uri="s3://b/k", handler="h", runtime="r")

    assert template(stack)["Transform"] == "AWS::Serverless-2016-10-31"


def test_a_subclass_passes_its_options_on(stack: cdk.Stack) -> None:
    class Named(s3.CfnBucket):
        def __init__(self, scope: Any, id: str, **options: Any) -> None:
            super().__init__(scope, id, bucket_name="n", **options)

    Named(stack, "B")

    assert template(stack)["Resources"]["B"]["Properties"] == {"BucketName": "n"}


def test_tools_see_the_arguments_of_a_class() -> None:
    resource, struct = inspect.signature(s3.CfnBucket), inspect.signature(s3.CfnBucket.RuleProperty)

    assert list(resource.parameters)[:3] == ["scope", "id", "abac_status"]
    assert struct.parameters["status"].default is inspect.Parameter.empty
    assert struct.parameters["prefix"].default is None


@pytest.mark.parametrize("module", ["aws_lambda", "aws_s3", "aws_ec2", "aws_wafv2", "aws_sam", "aws_iot", "aws_glue"])
def test_properties_read_back_and_set_again_leave_the_template_as_it_was(stack: cdk.Stack, module: str) -> None:
    for name in service(module).class_names:
        data = service(module).class_data(name)
        made = python_class(module, name)(stack, name, **Filler(module, name, data).arguments(data["props"], False))
        before = Resolver(made).resolve(made._render_properties(Resolver(made).resolve(made._cfn_properties)))

        for field in made._l1.props.fields.values():
            attribute = field.name if hasattr(made, field.name) and field.name != "tags" else f"{field.name}_raw"
            if hasattr(made, attribute):
                setattr(made, attribute, getattr(made, attribute))

        assert made._render_properties(Resolver(made).resolve(made._cfn_properties)) == before, name


def test_a_struct_of_a_union_is_recognised_with_tokens_inside(stack: cdk.Stack) -> None:
    location = sam.CfnApplication.ApplicationLocationProperty(application_id=cdk.Aws.REGION, semantic_version="1.0.0")
    sam.CfnApplication(stack, "A", location=location)

    (resource,) = [each for each in template(stack)["Resources"].values() if "Serverless" in each["Type"]]
    assert resource["Properties"]["Location"] == {"ApplicationId": {"Ref": "AWS::Region"}, "SemanticVersion": "1.0.0"}


def test_tags_that_are_an_ordinary_property_are_sorted_as_all_others(stack: cdk.Stack) -> None:
    tags = [cdk.CfnTag(key="b", value="1"), cdk.CfnTag(key="a", value="2")]
    apprunner.CfnAutoScalingConfiguration(stack, "A", tags=tags)

    (resource,) = template(stack)["Resources"].values()
    assert [tag["Key"] for tag in resource["Properties"]["Tags"]] == ["a", "b"]

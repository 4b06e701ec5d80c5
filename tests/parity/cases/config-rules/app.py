"""AWS Config: managed and custom rules, policies in Guard, scopes, events, and every constant."""

import aws_cdk as cdk
from aws_cdk import Duration, Stack
from aws_cdk import aws_config as config
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from constructs import Construct

app = cdk.App()
stack = Stack(app, "Rules")
placed = Stack(app, "Placed", env=cdk.Environment(account="123456789012", region="eu-west-1"))
regional = Stack(app, "Regional", env=cdk.Environment(region="eu-west-1"))
I, T, S, F, E = config.ManagedRuleIdentifiers, config.ResourceType, config.RuleScope, config.MaximumExecutionFrequency, config.EvaluationMode

# Managed rules and scopes.
full = config.ManagedRule(stack, "Full", identifier=I.EC2_INSTANCES_IN_VPC, config_rule_name="full", description="d", evaluation_modes=E.DETECTIVE_AND_PROACTIVE, input_parameters={"b": 1, "a": "x", "on": True, "list": ["q"]}, maximum_execution_frequency=F.THREE_HOURS, rule_scope=S.from_resource(T.EC2_INSTANCE, "i-1"))
for name, scope in {"Types": S.from_resources([T.S3_BUCKET, T.of("AWS::X::Y")]), "NoTypes": S.from_resources([]), "Type": S.from_resource(T.GUARDDUTY_IP_SET), "NoId": S.from_resource(T.S3_BUCKET, ""), "Tag": S.from_tag("k", "v"), "Key": S.from_tag("k"), "Empty": S.from_tag("", "")}.items():
    config.ManagedRule(Construct(stack, f"Of{name}"), "Rule", identifier="X", rule_scope=scope)
plain = config.ManagedRule(stack, "Plain", identifier="", config_rule_name="", description="", input_parameters={}, evaluation_modes=E([]))
config.ManagedRule(stack, "Modes", identifier=I.EC2_VOLUME_IECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECKNUSE_CHECK, evaluation_modes=E(["A", "B"]), maximum_execution_frequency=F.TWENTY_FOUR_HOURS)

# Those with options of their own.
others = {"config_rule_name": "n", "description": "d", "evaluation_modes": E.DETECTIVE, "maximum_execution_frequency": F.TWELVE_HOURS, "input_parameters": {"x": 1}, "rule_scope": S.from_tag("q")}
config.AccessKeysRotated(stack, "Keys")
config.AccessKeysRotated(stack, "Keys2", max_age=Duration.hours(72), **others)
config.AccessKeysRotated(stack, "Keys3", **others)
drift = config.CloudFormationStackDriftDetectionCheck(stack, "Drift", own_stack_only=True)
config.CloudFormationStackDriftDetectionCheck(stack, "Drift2", own_stack_only=False, role=iam.Role.from_role_arn(stack, "Role", "arn:aws:iam::123456789012:role/r"), **others)
config.CloudFormationStackDriftDetectionCheck(placed, "Drift", role=iam.CfnRole(placed, "Raw", assume_role_policy_document={}))
topics = [sns.Topic(stack, f"Topic{number}") for number in range(5)]
config.CloudFormationStackNotificationCheck(stack, "Told")
config.CloudFormationStackNotificationCheck(stack, "Told2", topics=topics, **others)
config.CloudFormationStackNotificationCheck(stack, "Told3", topics=[])


# Rules that functions evaluate.
def function(scope, id="Function", **options):
    return lambda_.Function(scope, id, code=lambda_.Code.from_inline("code"), handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_13, **options)


both = config.CustomRule(stack, "Both", lambda_function=function(stack), configuration_changes=True, periodic=True, **others)
config.CustomRule(stack, "Changes", lambda_function=both.node.scope.node.find_child("Function"), configuration_changes=True, maximum_execution_frequency=F.SIX_HOURS, rule_scope=S.from_resources([T.EC2_INSTANCE]))
for place in (placed, regional):
    config.CustomRule(place, "Periodic", lambda_function=function(place), periodic=True, configuration_changes=False, maximum_execution_frequency=F.ONE_HOUR)
config.CustomRule(placed, "Far", periodic=True, lambda_function=lambda_.Function.from_function_arn(placed, "FarFunction", "arn:aws:lambda:eu-west-1:210987654321:function:far"))
config.CustomRule(placed, "Near", periodic=True, lambda_function=lambda_.Function.from_function_attributes(placed, "NearFunction", function_arn="arn:aws:lambda:eu-west-1:123456789012:function:near", same_environment=True, role=iam.Role.from_role_name(placed, "NearRole", "near")))
config.CustomRule(placed, "OfRole", periodic=True, lambda_function=function(placed, "WithRole", role=iam.Role.from_role_name(placed, "FunctionRole", "own", default_policy_name="own")))
config.CustomRule(placed, "OfAlias", periodic=True, lambda_function=function(placed, "Aliased").add_alias("live"))
config.CustomRule(placed, "OfVersion", periodic=True, lambda_function=function(placed, "Versioned").current_version)
config.CustomRule(placed, "OfSingleton", periodic=True, lambda_function=lambda_.SingletonFunction(placed, "Singleton", uuid="u-1", code=lambda_.Code.from_inline("code"), handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_13))

# Rules in Guard.
policy = config.CustomPolicy(stack, "Policy", policy_text="rule a when b {\n  c == 'd'\n}")
config.CustomPolicy(stack, "Policy2", policy_text=" ", enable_debug_log=True, **others)
config.CustomPolicy(placed, "Policy", policy_text=cdk.Aws.STACK_NAME, enable_debug_log=False, rule_scope=S.from_resource(T.S3_BUCKET))

# Events and imports.
imports = [config.ManagedRule.from_config_rule_name(stack, "Known", "known"), config.CustomRule.from_config_rule_name(stack, "Known2", "known2"), config.CustomPolicy.from_config_rule_name(stack, "Known3", "known3")]
for rule in (full, drift, both, policy, *imports):
    rule.on_event("Event", target=targets.SnsTopic(topics[0]))
    rule.on_compliance_change("Change", rule_name=f"change{rule.node.id}", description="d")
    rule.on_re_evaluation_status("Status", event_pattern={"detail": {"x": ["y"]}, "region": ["eu-west-1"], "source": ["q"]}, target=targets.SnsTopic(topics[1]))


class Later(config.ManagedRule):
    """A rule whose scope an app changes later."""

    def look_at(self, scope):
        self._rule_scope = scope


Later(stack, "Later", identifier=I.IAM_POLICY_IN_USE, rule_scope=S.from_tag("first")).look_at(S.from_tag("second"))
rules = [full, plain, drift, both, policy]
names = [name for name in dir(I) if name.isupper()]
types = [name for name in dir(T) if name.isupper()]
values = {
    "rules": [value for rule in rules for value in (rule.config_rule_name, rule.config_rule_arn, rule.config_rule_id, rule.config_rule_compliance_type, rule.config_rule_ref.config_rule_name, rule.config_rule_ref.config_rule_arn)],
    "imports": [rule.config_rule_name for rule in imports], "modes": [mode.modes for mode in (E.DETECTIVE, E.PROACTIVE, E.DETECTIVE_AND_PROACTIVE)],
    "scope": [S.from_tag("a", "b").key, S.from_tag("a", "b").value, S.from_resource(T.of("x"), "y").resource_id, *(each.compliance_resource_type for each in S.from_resources([T.S3_BUCKET]).resource_types)],
    "identifiers": {name: getattr(I, name) for name in sorted(names)}, "types": {name: getattr(T, name).compliance_resource_type for name in sorted(types)},
}
cdk.CfnResource(stack, "Values", type="Recorded::Values", properties=values)
app.synth()

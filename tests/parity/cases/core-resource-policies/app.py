"""Creation, update and removal policies; removal policies, permissions boundaries and mixins over a tree; the blue/green hook."""
import aws_cdk as cdk
import jsii
from constructs import Construct, IMixin

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Policies")
ref = cdk.Fn.ref("X")


def res(scope, id, type="A::B::C", **options):
    made = cdk.CfnResource(scope, id, type=type, properties={"P": 1})
    for name, value in options.items():
        setattr(made.cfn_options, name, value)
    return made


C, U, D = cdk.CfnCreationPolicy, cdk.CfnUpdatePolicy, cdk.CfnDeletionPolicy
res(stack, "C1", creation_policy=C(start_fleet=True, resource_signal=cdk.CfnResourceSignal(timeout="PT1M", count=3), auto_scaling_creation_policy=cdk.CfnResourceAutoScalingCreationPolicy(min_successful_instances_percent=50)))
res(stack, "C2", creation_policy=C(), update_policy=U())
res(stack, "C3", creation_policy=C(start_fleet=False, resource_signal={"count": cdk.Token.as_number(ref)}))
res(stack, "U1", update_policy=U(use_online_resharding=True, enable_version_upgrade=False, code_deploy_lambda_alias_update=cdk.CfnCodeDeployLambdaAliasUpdate(before_allow_traffic_hook="b", after_allow_traffic_hook="a", deployment_group_name="d", application_name=ref), auto_scaling_scheduled_action=cdk.CfnAutoScalingScheduledAction(ignore_unmodified_group_size_properties=True),
    auto_scaling_rolling_update=cdk.CfnAutoScalingRollingUpdate(wait_on_resource_signals=True, suspend_processes=["a", "b"], pause_time="PT1M", min_successful_instances_percent=1, min_instances_in_service=2, min_active_instances_percent=3, max_batch_size=4), auto_scaling_replacing_update=cdk.CfnAutoScalingReplacingUpdate(will_replace=True)))
res(stack, "U2", update_policy=U(auto_scaling_instance_refresh=cdk.CfnAutoScalingInstanceRefresh(strategy="Rolling", preferences=cdk.CfnAutoScalingInstanceRefreshPreferences(standby_instances="Ignore", skip_matching=True, scale_in_protected_instances="Wait", min_healthy_percentage=1, instance_warmup=3, checkpoint_percentages=[1, 2], checkpoint_delay=4, bake_time=5, alarm_specification=cdk.CfnAutoScalingInstanceRefreshAlarmSpecification(alarms=["q"])))))
for policy in D:
    res(stack, "D" + policy.name.title().replace("_", ""), deletion_policy=policy, update_replace_policy=policy)
routes = cdk.CfnTrafficRouting(prod_traffic_route=cdk.CfnTrafficRoute(type="t", logical_id="l"), test_traffic_route=cdk.CfnTrafficRoute(type="t2", logical_id="l2"), target_groups=["g"])
service = cdk.CfnCodeDeployBlueGreenApplication(ecs_attributes=cdk.CfnCodeDeployBlueGreenEcsAttributes(task_definitions=["a"], task_sets=["b"], traffic_routing=routes), target=cdk.CfnCodeDeployBlueGreenApplicationTarget(type="y", logical_id="z"))
cdk.CfnCodeDeployBlueGreenHook(stack, "Full", service_role=ref, applications=[service], additional_options=cdk.CfnCodeDeployBlueGreenAdditionalOptions(termination_wait_time_in_minutes=5), lifecycle_event_hooks=cdk.CfnCodeDeployBlueGreenLifecycleEventHooks(before_install="1", after_install="2", before_allow_traffic="3", after_allow_traffic="4", after_allow_test_traffic="5"),
    traffic_routing_config=cdk.CfnTrafficRoutingConfig(type=cdk.CfnTrafficRoutingType.TIME_BASED_LINEAR, time_based_canary=cdk.CfnTrafficRoutingTimeBasedCanary(step_percentage=1, bake_time_mins=2), time_based_linear=cdk.CfnTrafficRoutingTimeBasedLinear(step_percentage=3)))
cdk.CfnCodeDeployBlueGreenHook(stack, "Bare", service_role="r", applications=[], traffic_routing_config=cdk.CfnTrafficRoutingConfig(type=cdk.CfnTrafficRoutingType.ALL_AT_ONCE))


def tree(id, *steps):
    scope = cdk.Stack(app, id)
    inner = Construct(scope, "In")
    res(scope, "A").apply_removal_policy(None)
    res(scope, "Db", "AWS::RDS::DBInstance")
    res(inner, "X", deletion_policy=D.RETAIN)
    res(inner, "Y", update_replace_policy=D.DELETE)
    res(inner, "Z")
    for step in steps:
        step(scope, inner)


All, Missing = cdk.RemovalPolicies.of, cdk.MissingRemovalPolicies.of
tree("Over", lambda s, i: All(s).destroy(), lambda s, i: All(i).retain_on_update_or_delete())
tree("Gaps", lambda s, i: Missing(s).destroy(), lambda s, i: Missing(i).retain())
tree("Types", lambda s, i: All(s).snapshot(apply_to_resource_types=["AWS::RDS::DBInstance"]), lambda s, i: All(s).retain(exclude_resource_types=["AWS::RDS::DBInstance"]), lambda s, i: All(i).apply(cdk.RemovalPolicy.DESTROY, priority=900))
PB = cdk.PermissionsBoundary
env = cdk.Environment(account="123456789012", region="us-east-1")
stage = cdk.Stage(app, "Bound", permissions_boundary=PB.from_name("stage-${Qualifier}"))
for index, options in enumerate([{}, {"permissions_boundary": PB.from_arn("arn:x:${AWS::Region}"), "env": env}, {"permissions_boundary": PB.from_name("n-${AWS::AccountId}-${Qualifier}"), "env": env, "synthesizer": cdk.DefaultStackSynthesizer(qualifier="qual")}, {"synthesizer": cdk.BootstraplessSynthesizer()}]):
    bound = cdk.Stack(stage, f"B{index}", **options)
    res(bound, "Role", "AWS::IAM::Role").add_property_override("PermissionsBoundary", "own")
    res(bound, "User", "AWS::IAM::User")
    res(bound, "Group", "AWS::IAM::Group")


@jsii.implements(IMixin)
class Mark:
    def __init__(self, name, type=None):
        self.name, self.type = name, type

    def supports(self, construct):
        return isinstance(construct, cdk.CfnResource) and self.type in (None, construct.cfn_resource_type)

    def apply_to(self, construct):
        construct.add_property_override(self.name, True)


mixed = cdk.Stack(app, "Mixed")
for id in ("a", "ab", "b", "2", "1", "10"):
    scope = Construct(mixed, id)
    res(scope, "Resource")
    res(scope, "R2", "D::E::F")
S, of = cdk.ConstructSelector, cdk.Mixins.of
for name, selector in {"Id": S.by_id("R*"), "Path": S.by_path("Mixed/{a,b}/*"), "Deep": S.by_path("**/R?"), "Not": S.by_id("!Resource"), "Type": S.resources_of_type("D::E::F"), "All": S.all()}.items():
    of(mixed, selector).apply(Mark(name))
of(mixed.node.find_child("ab"), S.cfn_resource()).require_all().apply(Mark("Default"))
of(mixed).require_any().apply(Mark("Kind", "D::E::F"), Mark("None", "X::Y::Z"))
app.synth()

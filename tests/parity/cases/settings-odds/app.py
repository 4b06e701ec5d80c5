"""Rarely used parts of parameters, secrets, file systems, scaling, metrics, alarms and security groups."""
from datetime import datetime, timezone

import jsii
import aws_cdk as cdk
from aws_cdk import aws_applicationautoscaling as aa, aws_cloudwatch as cw, aws_ec2 as ec2, aws_efs as efs, aws_iam as iam, aws_kms as kms, aws_secretsmanager as sm, aws_ssm as ssm

app = cdk.App(analytics_reporting=False)
D, SP, ST, SUB = cdk.Duration, ssm.StringParameter, cw.Stats, ec2.SubnetSelection


@jsii.implements(sm.ISecretAttachmentTarget)
class Target:
    def as_secret_attachment_target(self):
        return sm.SecretAttachmentTargetProps(target_id="db-1", target_type=sm.AttachmentTargetType.RDS_DB_INSTANCE)


for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="us-east-1"))):
    s = cdk.Stack(app, name, env=env)

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    def role(id):
        return iam.Role(s, id, assumed_by=iam.ServicePrincipal("x.amazonaws.com"))

    key, vpc = kms.Key(s, "Key"), ec2.Vpc(s, "Vpc", max_azs=2)
    # parameters
    old = SP(s, "Old", string_value="v", type=ssm.ParameterType.STRING, allowed_pattern="v+", data_type=ssm.ParameterDataType.TEXT, description="d", parameter_name="/a/b", simple_name=False, tier=ssm.ParameterTier.ADVANCED)
    listed = ssm.StringListParameter(s, "Listed", string_list_value=["a", "b"], description="ld", parameter_name="plain", simple_name=True, allowed_pattern="[ab]", tier=ssm.ParameterTier.INTELLIGENT_TIERING)
    imported = [SP.from_string_parameter_attributes(s, "Typed", parameter_name="/t", type=ssm.ParameterType.STRING, version=3, simple_name=False), SP.from_secure_string_parameter_attributes(s, "Secure", parameter_name="sec", simple_name=True, encryption_key=key, version=2), SP.from_string_parameter_name(s, "Named", "/n"), SP.from_string_parameter_arn(s, "Arned", "arn:aws:ssm:us-east-1:123456789012:parameter/x/y"),
                ssm.StringListParameter.from_list_parameter_attributes(s, "ListAttributes", parameter_name="la", simple_name=True, element_type=ssm.ParameterValueType.STRING, version=4), ssm.StringListParameter.from_string_list_parameter_name(s, "ListNamed", "/ln")]
    for n, p in enumerate([old, listed, *imported]):
        p.grant_read(role(f"P{n}")), p.grant_write(role(f"Q{n}"))
        show(f"Parameter{n}", arn=p.parameter_arn, name=p.parameter_name, type=p.parameter_type, ref=p.parameter_ref.parameter_name, value=p.string_value if hasattr(p, "string_value") else p.string_list_value)
    show("Parameters", values=[SP.value_for_typed_string_parameter(s, "/typed", ssm.ParameterType.STRING, 1), SP.value_for_typed_string_parameter_v2(s, "/typed2", ssm.ParameterValueType.AWS_EC2_IMAGE_ID), SP.value_for_secure_string_parameter(s, "/sec", 5), SP.value_for_string_parameter(s, "/sv", 6)], keyed=old.grant_on_key(role("OnKey"), "kms:Own").grant is None,
         listed=ssm.StringListParameter.value_for_typed_list_parameter(s, "/tl", ssm.ParameterValueType.STRING, 2), looked=SP.value_from_lookup(s, "/lk", "default", additional_cache_key="ck") if env else "")
    # secrets
    secret = sm.Secret(s, "Secret", encryption_key=key)
    attached = secret.attach(Target())
    attached.add_to_resource_policy(iam.PolicyStatement(actions=["secretsmanager:x"], principals=[iam.AccountPrincipal("9" * 12)], resources=["*"]))
    attached.grant_read(role("SecretReader"), ["AWSCURRENT"]), attached.grant_write(role("SecretWriter")), attached.deny_account_root_delete()
    second = sm.SecretTargetAttachment(s, "Second", secret=sm.Secret(s, "Other"), target=Target())
    for n, (make, multi) in enumerate(((sm.HostedRotation.maria_db_single_user, 0), (sm.HostedRotation.mongo_db_single_user, 0), (sm.HostedRotation.oracle_single_user, 0), (sm.HostedRotation.postgre_sql_single_user, 0), (sm.HostedRotation.redshift_single_user, 0), (sm.HostedRotation.sql_server_single_user, 0),
                                       (sm.HostedRotation.maria_db_multi_user, 1), (sm.HostedRotation.mongo_db_multi_user, 1), (sm.HostedRotation.oracle_multi_user, 1), (sm.HostedRotation.postgre_sql_multi_user, 1), (sm.HostedRotation.redshift_multi_user, 1), (sm.HostedRotation.sql_server_multi_user, 1), (sm.HostedRotation.mysql_multi_user, 1))):
        options = dict(exclude_characters="#", function_name=f"rotate-{n}", vpc=vpc, vpc_subnets=SUB(subnet_type=ec2.SubnetType.PUBLIC) if n % 2 else None, security_groups=[ec2.SecurityGroup(s, f"RotationGroup{n}", vpc=vpc)] if n % 3 else None)
        rotation = make(**({**options, "master_secret": secret} if multi else options))
        sm.RotationSchedule(s, f"Rotation{n}", secret=sm.Secret(s, f"Rotated{n}"), hosted_rotation=rotation, rotate_immediately_on_update=n == 2, automatically_after=D.days(n) if n % 4 else D.hours(4))
        rotation.connections.allow_to_any_ipv4(ec2.Port.tcp(10 + n))
    show("Secrets", refs=[secret.secret_ref.secret_id, attached.secret_ref.secret_id, second.secret_target_attachment_ref.secret_target_attachment_id if hasattr(second.secret_target_attachment_ref, "secret_target_attachment_id") else "", second.secret_target_attachment_secret_arn, attached.secret_name, second.secret_full_arn, secret.cfn_dynamic_reference_key(json_field="f", version_id="v1"), secret.cfn_dynamic_reference_key(json_field="g", version_stage="st"), attached.cfn_dynamic_reference_key(),
         secret.secret_value_from_json("x").unsafe_unwrap(), attached.secret_value.unsafe_unwrap(), sm.SecretStringValueBeta1.from_token(cdk.Fn.ref("AWS::Region")).secret_value(), sm.SecretStringValueBeta1.from_unsafe_plaintext("p").secret_value()])
    # file systems
    there = efs.FileSystem(s, "There", vpc=vpc, replication_overwrite_protection=efs.ReplicationOverwriteProtection.DISABLED)
    for n, replication in enumerate((efs.ReplicationConfiguration.existing_file_system(there), efs.ReplicationConfiguration.one_zone_file_system("us-west-2", "us-west-2a", key), efs.ReplicationConfiguration.regional_file_system("us-west-1", key), efs.ReplicationConfiguration.regional_file_system())):
        files = efs.FileSystem(s, f"Files{n}", vpc=vpc, replication_configuration=replication)
        show(f"Replication{n}", region=replication.region, zone=replication.availability_zone, ref=files.file_system_ref.file_system_id)
    point = efs.AccessPoint(s, "Point", file_system=there, client_token="ct", posix_user=efs.PosixUser(gid="1", uid="2", secondary_gids=["3", "4"]), path="/p", create_acl=efs.Acl(owner_gid="5", owner_uid="6", permissions="0755"))
    show("Points", refs=[point.access_point_arn, point.access_point_id, point.access_point_ref.access_point_id])
    # scaling
    known = aa.ScalableTarget.from_scalable_target_attributes(s, "KnownTarget", scalable_target_id="id", scalable_dimension="dim", service_namespace="ecs")
    target = aa.ScalableTarget(s, "Target", min_capacity=1, max_capacity=9, resource_id="res", scalable_dimension="ecs:service:DesiredCount", service_namespace=aa.ServiceNamespace.ECS, role=role("ScalingRole"))
    m = cw.Metric(namespace="n", metric_name="m", dimensions_map={"a": "b"}, statistic="avg", period=D.minutes(1))
    target.scale_on_metric("Step", metric=m, scaling_steps=[aa.ScalingInterval(upper=10, change=-1), aa.ScalingInterval(lower=50, change=1), aa.ScalingInterval(lower=70, change=3)], adjustment_type=aa.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, cooldown=D.minutes(2), datapoints_to_alarm=2, evaluation_periods=3, metric_aggregation_type=aa.MetricAggregationType.MAXIMUM, min_adjustment_magnitude=2)
    target.scale_on_schedule("Once", schedule=aa.Schedule.at(datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone.utc)), min_capacity=2, start_time=datetime(2029, 1, 1, tzinfo=timezone.utc), end_time=datetime(2031, 1, 1, tzinfo=timezone.utc), time_zone=cdk.TimeZone.EUROPE_BERLIN)
    target.scale_on_schedule("Cron", schedule=aa.Schedule.cron(day="1", month="2", year="2030"), max_capacity=4)
    target.scale_to_track_metric("Track", target_value=5, predefined_metric=aa.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET, resource_label="rl", disable_scale_in=True, policy_name="pn", scale_in_cooldown=D.seconds(1), scale_out_cooldown=D.seconds(2))
    aa.TargetTrackingScalingPolicy(s, "Tracking", scaling_target=target, target_value=6, custom_metric=cw.Metric(namespace="n", metric_name="m", unit=cw.Unit.COUNT, statistic="sum", dimensions_map={"x": "y"}), policy_name="tp", scale_in_cooldown=D.seconds(3))
    aa.StepScalingPolicy(s, "Steps", scaling_target=target, metric=m, scaling_steps=[aa.ScalingInterval(upper=10, change=-1), aa.ScalingInterval(lower=50, change=1)], cooldown=D.minutes(1), evaluation_periods=2, datapoints_to_alarm=1, adjustment_type=aa.AdjustmentType.EXACT_CAPACITY)
    action = aa.StepScalingAction(s, "Action", scaling_target=target, adjustment_type=aa.AdjustmentType.CHANGE_IN_CAPACITY, cooldown=D.seconds(9), metric_aggregation_type=aa.MetricAggregationType.MINIMUM, min_adjustment_magnitude=3, policy_name="ap")
    action.add_adjustment(adjustment=1, lower_bound=0, upper_bound=5), action.add_adjustment(adjustment=2, lower_bound=5)
    show("Scaling", refs=[target.scalable_target_id, target.scalable_target_ref.scalable_target_id if hasattr(target.scalable_target_ref, "scalable_target_id") else "", known.scalable_target_id, action.scaling_policy_arn, aa.Schedule.rate(D.hours(2)).expression_string, aa.Schedule.cron(minute="1").expression_string])
    # security groups
    group, peer = ec2.SecurityGroup(s, "Group", vpc=vpc), ec2.SecurityGroup(s, "Peer", vpc=vpc, allow_all_outbound=False)
    connections = ec2.Connections(security_groups=[group], peer=ec2.Peer.ipv4("10.0.0.0/8"), default_port=ec2.Port.tcp(99))
    connections.allow_default_port_from(peer, "dp"), connections.allow_default_port_internally(), connections.allow_default_port_from_any_ipv4(), connections.allow_default_port_to(peer, "to"), connections.allow_internally(ec2.Port.all_traffic())
    ports = [ec2.Port.tcp(1), ec2.Port.tcp_range(1, 2), ec2.Port.all_tcp(), ec2.Port.udp(3), ec2.Port.udp_range(3, 4), ec2.Port.all_udp(), ec2.Port.icmp_type(5), ec2.Port.icmp_type_and_code(5, 6), ec2.Port.icmp_ping(), ec2.Port.all_icmp(), ec2.Port.all_icmp_v6(), ec2.Port.esp(), ec2.Port.ah(), ec2.Port.all_traffic(), ec2.Port.SSH, ec2.Port.POSTGRES, ec2.Port(protocol=ec2.Protocol.TCP, from_port=7, to_port=8, string_representation="own")]
    peers = [ec2.Peer.any_ipv4(), ec2.Peer.any_ipv6(), ec2.Peer.ipv4("1.2.3.4/32"), ec2.Peer.ipv6("::/0"), ec2.Peer.prefix_list("pl-1"), ec2.Peer.security_group_id("sg-12345678", "2" * 12), ec2.PrefixList(s, "Prefixes", max_entries=1), group]
    show("Ports", rules=[p.to_rule_json() for p in ports], texts=[p.to_string() for p in ports], inlinable=[p.can_inline_rule for p in ports])
    show("Peers", ingress=[dict(p.to_ingress_rule_config()) if isinstance(p.to_ingress_rule_config(), dict) else {k: v for k, v in p.to_ingress_rule_config()._values.items()} for p in peers], egress=[{k: v for k, v in (p.to_egress_rule_config()._values if not isinstance(p.to_egress_rule_config(), dict) else p.to_egress_rule_config()).items()} for p in peers], ids=[p.unique_id for p in peers if p is not group], inline=[p.can_inline_rule for p in peers])
    for n, p in enumerate(peers):
        peer.add_ingress_rule(p, ports[n], f"in {n}"), peer.add_egress_rule(p, ports[n + 8] if n < 5 else ports[n + 9], f"out {n}")
    show("Groups", refs=[group.security_group_ref.security_group_id, group.security_group_vpc_id, ec2.SecurityGroup.is_security_group(group), ec2.SecurityGroup.is_security_group(vpc), vpc.vpc_ref.vpc_id, vpc.public_subnets[0].subnet_ref.subnet_id])
app.synth()

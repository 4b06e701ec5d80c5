"""File systems: life cycle, throughput, encryption, policies, grants, replication, access points, imports, mount targets."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
stack = cdk.Stack(app, "Files", env=env)
network = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
Files, Life, Mode, Select = efs.FileSystem, efs.LifecyclePolicy, efs.ThroughputMode, ec2.SubnetSelection
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
statement = lambda *actions: iam.PolicyStatement(actions=list(actions), principals=[iam.AnyPrincipal()], conditions={"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"}})
plain = Files(stack, "Plain", vpc=network)
key = kms.Key(stack, "Key")
full = Files(stack, "Full", vpc=network, file_system_name="named", encrypted=True, kms_key=key, lifecycle_policy=Life.AFTER_14_DAYS, out_of_infrequent_access_policy=efs.OutOfInfrequentAccessPolicy.AFTER_1_ACCESS, transition_to_archive_policy=Life.AFTER_90_DAYS, performance_mode=efs.PerformanceMode.GENERAL_PURPOSE,
    throughput_mode=Mode.PROVISIONED, provisioned_throughput_per_second=cdk.Size.mebibytes(100), removal_policy=cdk.RemovalPolicy.DESTROY, security_group=ec2.SecurityGroup(stack, "Group", vpc=network), enable_automatic_backups=True, vpc_subnets=Select(subnet_type=ec2.SubnetType.PUBLIC), replication_overwrite_protection=efs.ReplicationOverwriteProtection.DISABLED,
    file_system_policy=iam.PolicyDocument(statements=[statement("elasticfilesystem:ClientMount")]))
full.add_to_resource_policy(statement("elasticfilesystem:ClientWrite"))
for index, options in enumerate([dict(encrypted=False, throughput_mode=Mode.ELASTIC, lifecycle_policy=Life.AFTER_1_DAY), dict(performance_mode=efs.PerformanceMode.MAX_IO, throughput_mode=Mode.BURSTING, out_of_infrequent_access_policy=efs.OutOfInfrequentAccessPolicy.AFTER_1_ACCESS, enable_automatic_backups=False, removal_policy=cdk.RemovalPolicy.SNAPSHOT if False else cdk.RemovalPolicy.RETAIN),
        dict(one_zone=True), dict(allow_anonymous_access=True), dict(allow_anonymous_access=False), dict(replication_configuration=efs.ReplicationConfiguration.regional_file_system("us-west-2", key)), dict(replication_configuration=efs.ReplicationConfiguration.regional_file_system()), dict(replication_configuration=efs.ReplicationConfiguration.one_zone_file_system("us-east-1", "us-east-1a", key)),
        dict(replication_configuration=efs.ReplicationConfiguration.existing_file_system(plain)), dict(transition_to_archive_policy=Life.AFTER_365_DAYS, throughput_mode=Mode.ELASTIC, replication_overwrite_protection=efs.ReplicationOverwriteProtection.ENABLED)]):
    Files(stack, f"Files{index}", vpc=network, **options)
granted = Files(stack, "Granted", vpc=network)
granted.grant_read(role)
granted.grant_read_write(iam.Role(stack, "Writer", assumed_by=iam.AccountPrincipal("222222222222")))
granted.grant_root_access(role)
granted.grant(role, "elasticfilesystem:Backup")
granted.grant_read(iam.AnyPrincipal())
granted.connections.allow_default_port_from_any_ipv4()
plain.connections.allow_default_port_from(ec2.SecurityGroup(stack, "Client", vpc=network))
cdk.CfnResource(stack, "Waits", type="Some::Kind::Here").node.add_dependency(granted.mount_targets_available)
point = plain.add_access_point("Point")
fuller = granted.add_access_point("Point", create_acl=efs.Acl(owner_gid="1000", owner_uid="1001", permissions="755"), path="/export/share", posix_user=efs.PosixUser(gid="1000", uid="1001", secondary_gids=["1002", "1003"]), client_token="token")
efs.AccessPoint(stack, "Alone", file_system=full, path="/x", create_acl=efs.Acl(owner_gid="1", owner_uid="2", permissions="0755"))
cdk.CfnOutput(stack, "Ids", value=cdk.Fn.join(",", [plain.file_system_id, plain.file_system_arn, point.access_point_id, point.access_point_arn, fuller.file_system.file_system_id, fuller.access_point_ref.access_point_arn]))

known = cdk.Stack(app, "Known", env=env)
group = ec2.SecurityGroup.from_security_group_id(known, "Group", "sg-12345678", allow_all_outbound=False)
by_id = Files.from_file_system_attributes(known, "ById", file_system_id="fs-1", security_group=group)
by_arn = Files.from_file_system_attributes(known, "ByArn", file_system_arn="arn:aws:elasticfilesystem:us-west-2:222222222222:file-system/fs-912300a2", security_group=group)
by_id.connections.allow_to_any_ipv4(ec2.Port.tcp(443))
reader = iam.Role(known, "Reader", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
by_arn.grant_read(reader)
by_id.grant(reader, "elasticfilesystem:ClientWrite")
by_id.add_to_resource_policy(statement("elasticfilesystem:ClientWrite"))
points = [efs.AccessPoint.from_access_point_id(known, "PointById", "fsap-1"), efs.AccessPoint.from_access_point_attributes(known, "PointByArn", access_point_arn="arn:aws:elasticfilesystem:us-west-2:222222222222:access-point/fsap-2", file_system=by_arn), efs.AccessPoint.from_access_point_attributes(known, "PointByBoth", access_point_id="fsap-3", file_system=by_id)]
efs.AccessPoint(known, "OnImported", file_system=by_id)
cdk.CfnOutput(known, "Ids", value=cdk.Fn.join(",", [by_id.file_system_arn, by_arn.file_system_id, points[1].file_system.file_system_id, *[p.access_point_id for p in points], *[p.access_point_arn for p in points]]))

flags = cdk.Stack(app, "Flags", env=env)
for flag in ("@aws-cdk/aws-efs:denyAnonymousAccess", "@aws-cdk/aws-efs:mountTargetOrderInsensitiveLogicalId"):
    flags.node.set_context(flag, True)
walled = ec2.Vpc(flags, "Vpc", max_azs=2, nat_gateways=0)
shut = Files(flags, "Shut", vpc=walled)
shut.grant_read(iam.Role(flags, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")))
Files(flags, "Open", vpc=walled, allow_anonymous_access=True)
Files(flags, "OpenGranted", vpc=walled, allow_anonymous_access=True).grant_read_write(iam.Role(flags, "Other", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")))
Files(flags, "Policy", vpc=walled, file_system_policy=iam.PolicyDocument(statements=[statement("elasticfilesystem:ClientMount")]), vpc_subnets=Select(availability_zones=["dummy1b"]))
told = ec2.Vpc.from_vpc_attributes(flags, "Told", vpc_id="vpc-1", availability_zones=["a"], private_subnet_ids=["s-1"], private_subnet_route_table_ids=["r"])
Files(flags, "OnTold", vpc=told)
agnostic = cdk.Stack(app, "Agnostic")
Files(agnostic, "Files", vpc=ec2.Vpc(agnostic, "Vpc", nat_gateways=0), one_zone=True)
app.synth()

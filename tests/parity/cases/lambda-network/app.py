"""Functions in networks: security groups, subnets, connections, file systems of EFS and S3, singletons, aliases, custom resources, deployments."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as L
from aws_cdk import aws_lambda_event_sources as event_sources
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3files as s3files
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import custom_resources as cr

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
Select, T = ec2.SubnetSelection, ec2.SubnetType
common = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
stack = cdk.Stack(app, "Functions", env=env)
network = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1, ip_protocol=ec2.IpProtocol.DUAL_STACK)
plain = L.Function(stack, "Plain", vpc=network, **common)
group = ec2.SecurityGroup(stack, "Group", vpc=network)
for index, options in enumerate([dict(allow_all_outbound=False), dict(allow_all_ipv6_outbound=True, ipv6_allowed_for_dual_stack=True), dict(security_groups=[group, ec2.SecurityGroup.from_security_group_id(stack, "Other", "sg-12345678")]), dict(vpc_subnets=Select(subnet_type=T.PUBLIC), allow_public_subnet=True),
        dict(vpc_subnets=Select(subnets=[network.private_subnets[1]]), role=iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))), dict(role=iam.Role.from_role_arn(stack, "Imported", "arn:aws:iam::111111111111:role/x")), dict(security_groups=[])]):
    L.Function(stack, f"Function{index}", vpc=network, **options, **common)
plain.connections.allow_to_any_ipv4(ec2.Port.HTTPS)
stack.node.find_child("Function0").connections.allow_to(group, ec2.Port.tcp(5432), "database")
plain.connections.allow_from(ec2.Peer.ipv4("10.0.0.0/8"), ec2.Port.HTTP)
alias = L.Alias(stack, "Alias", alias_name="live", version=plain.current_version, provisioned_concurrent_executions=1)
L.SingletonFunction(stack, "Singleton", uuid="84c0de93-353f-4217-9b0b-45b6c993251a", vpc=network, vpc_subnets=Select(one_per_az=True), allow_all_outbound=False, **common).connections.allow_to_any_ipv4(ec2.Port.tcp(1))
files = efs.FileSystem(stack, "Files", vpc=network)
point = files.add_access_point("Point", path="/x", create_acl=efs.Acl(owner_gid="1001", owner_uid="1001", permissions="750"), posix_user=efs.PosixUser(gid="1001", uid="1001"))
L.Function(stack, "Mounted", vpc=network, filesystem=L.FileSystem.from_efs_access_point(point, "/mnt/msg"), **common)
known = efs.AccessPoint.from_access_point_attributes(stack, "KnownPoint", access_point_id="fsap-1", file_system=efs.FileSystem.from_file_system_attributes(stack, "KnownFiles", file_system_id="fs-1", security_group=ec2.SecurityGroup.from_security_group_id(stack, "KnownGroup", "sg-87654321", allow_all_outbound=False)))
L.Function(stack, "MountedKnown", vpc=network, filesystem=L.FileSystem.from_efs_access_point(known, "/mnt/known"), security_groups=[group], **common)
L.Function(stack, "MountedToo", vpc=network, filesystem=L.FileSystem.from_efs_access_point(point, "/mnt/too"), allow_all_outbound=False, **common)
told = ec2.Vpc.from_vpc_attributes(stack, "Told", vpc_id="vpc-1", availability_zones=["a", "b"], private_subnet_ids=["s-1", "s-2"], private_subnet_route_table_ids=["r", "r"])
L.Function(stack, "OnTold", vpc=told, **common)
looked = ec2.Vpc.from_lookup(stack, "Looked", vpc_id="vpc-9")
L.Function(stack, "OnLooked", vpc=looked, **common)
cdk.CfnOutput(stack, "Groups", value=cdk.Fn.join(",", [plain.connections.security_groups[0].security_group_id, str(plain.is_bound_to_vpc), str(alias.is_bound_to_vpc)]))

mounts = cdk.Stack(app, "Mounts", env=env)
walled, bucket = ec2.Vpc(mounts, "Vpc", max_azs=1), s3.Bucket(mounts, "Bucket")
guard = ec2.SecurityGroup(mounts, "Guard", vpc=walled)
Direct = L.DirectS3Read
for index, options in enumerate([{}, {"direct_s3_read": Direct.auto()}, {"direct_s3_read": Direct.disabled()}, {"direct_s3_read": Direct.enabled(bucket)}, {"direct_s3_read": Direct.enabled_without_grant()}]):
    system = s3files.CfnFileSystem(mounts, f"System{index}", bucket=bucket.bucket_arn, role_arn="arn:aws:iam::111111111111:role/x")
    for zone in "ab":
        s3files.CfnMountTarget(mounts, f"Target{index}{zone}", file_system_id=system.attr_file_system_id, subnet_id=f"subnet-{zone}", security_groups=[guard.security_group_id, "sg-12345678"] if index else ["sg-12345678"])
    entry = s3files.CfnAccessPoint(mounts, f"Entry{index}", file_system_id=system.attr_file_system_id)
    L.Function(mounts, f"Function{index}", vpc=walled, filesystem=L.FileSystem.from_s3_files_access_point(entry, "/mnt/s3", **options), **common)

sources = cdk.Stack(app, "Sources", env=env)
brokers = ec2.Vpc(sources, "Vpc", max_azs=2)
reader = L.Function(sources, "Reader", **common)
reader.add_event_source(event_sources.SelfManagedKafkaEventSource(bootstrap_servers=["a:9092"], topic="t", secret=secretsmanager.Secret(sources, "Secret"), starting_position=L.StartingPosition.TRIM_HORIZON, vpc=brokers, vpc_subnets=Select(subnet_type=T.PRIVATE_WITH_EGRESS), security_group=ec2.SecurityGroup(sources, "Group", vpc=brokers)))
L.CapacityProvider(sources, "Capacity", subnets=brokers.private_subnets, security_groups=[ec2.SecurityGroup(sources, "CapacityGroup", vpc=brokers)])

custom = cdk.Stack(app, "Custom", env=env)
inner = ec2.Vpc(custom, "Vpc", max_azs=1, nat_gateways=0)
provider = cr.Provider(custom, "Provider", on_event_handler=L.Function(custom, "OnEvent", **common), is_complete_handler=L.Function(custom, "IsComplete", **common), vpc=inner, vpc_subnets=Select(subnet_type=T.PRIVATE_ISOLATED), security_groups=[ec2.SecurityGroup(custom, "Group", vpc=inner)])
cdk.CustomResource(custom, "Resource", service_token=provider.service_token)
cr.AwsCustomResource(custom, "Call", vpc=inner, vpc_subnets=Select(subnet_type=T.PRIVATE_ISOLATED), policy=cr.AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]), on_update=cr.AwsSdkCall(service="SSM", action="getParameter", parameters={"Name": "x"}, physical_resource_id=cr.PhysicalResourceId.of("id")))
app.synth()

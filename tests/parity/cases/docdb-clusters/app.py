"""DocumentDB: clusters of every kind, their instances, secrets and rotations, parameter groups, imports."""

from aws_cdk import App, Aws, CfnOutput, Duration, Environment, RemovalPolicy, SecretValue, Stack, Tags, Token
from aws_cdk import aws_docdb as docdb, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_logs as logs

app = App()
LARGE = ec2.InstanceType.of(ec2.InstanceClass.R5, ec2.InstanceSize.LARGE)
login = docdb.Login(username="keeper")

plain = Stack(app, "Plain", env=Environment(account="111111111111", region="eu-west-1"))
vpc = ec2.Vpc(plain, "Vpc", max_azs=2, nat_gateways=1)
extra = ec2.SecurityGroup(plain, "Extra", vpc=vpc)
db = docdb.DatabaseCluster(plain, "Db", master_user=login, vpc=vpc, instance_type=LARGE)
db.add_security_groups(extra)
db.connections.allow_default_port_from(extra, "extra")
db.add_rotation_single_user()
user = docdb.DatabaseSecret(plain, "User", username="reader", master_secret=db.secret, secret_name="reader", exclude_characters="")
db.add_rotation_multi_user("Reader", secret=user.attach(db), automatically_after=Duration.days(5))
docdb.DatabaseInstance(plain, "Second", cluster=db, instance_type=ec2.InstanceType("t3.medium"))
third = docdb.DatabaseInstance(plain, "Third", cluster=db, instance_type=LARGE, availability_zone="eu-west-1a",
    auto_minor_version_upgrade=False, ca_certificate=docdb.CaCertificate.RDS_CA_RSA4096_G1, db_instance_name="Third",
    enable_performance_insights=True, preferred_maintenance_window="sun:23:45-mon:00:15", removal_policy=RemovalPolicy.DESTROY)
beside = Stack(app, "Beside", env=Environment(account="111111111111", region="eu-west-1"))
CfnOutput(beside, "Writer", value=db.cluster_endpoint.socket_address)
CfnOutput(beside, "Readers", value=f"{db.cluster_read_endpoint.hostname} {db.cluster_read_endpoint.port_as_string()}")
CfnOutput(beside, "Names", value=",".join([db.cluster_identifier, db.cluster_resource_identifier, *db.instance_identifiers]))
CfnOutput(beside, "Ends", value=",".join(end.socket_address for end in [*db.instance_endpoints, third.instance_endpoint]))
CfnOutput(beside, "Third", value=",".join([third.instance_arn, third.db_instance_ref.db_instance_id, db.db_cluster_ref.db_cluster_id]))

full = Stack(app, "Full")
net = ec2.Vpc.from_vpc_attributes(full, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"],
    private_subnet_ids=["s-1", "s-2"], isolated_subnet_ids=["s-3", "s-4"])
key = kms.Key(full, "Key")
group = docdb.ClusterParameterGroup(full, "Group", family="docdb5.0", parameters={"tls": "disabled", "audit_logs": "enabled"},
    db_cluster_parameter_group_name="Group", description="as we like it")
big = docdb.DatabaseCluster(full, "Big", vpc=net, instance_type=LARGE, instances=3, engine_version="5.0.0", port=7654,
    master_user=docdb.Login(username="keeper", kms_key=key, exclude_characters="/@", secret_name="big"), kms_key=key,
    backup=docdb.BackupProps(retention=Duration.days(7), preferred_window="01:00-02:00"), db_cluster_name="Big-One",
    ca_certificate=docdb.CaCertificate.of("mine"), cloud_watch_logs_retention=logs.RetentionDays.ONE_WEEK,
    cloud_watch_logs_retention_role=iam.Role(full, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")),
    copy_tags_to_snapshot=True, deletion_protection=True, enable_performance_insights=True, parameter_group=group,
    export_audit_logs_to_cloud_watch=True, export_profiler_logs_to_cloud_watch=True, instance_identifier_base="Node",
    instance_maintenance_window="sun:23:45-mon:00:15", instance_removal_policy=RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    preferred_maintenance_window="mon:23:45-tue:00:15", removal_policy=RemovalPolicy.SNAPSHOT, storage_type=docdb.StorageType.IOPT1,
    security_group=ec2.SecurityGroup.from_security_group_id(full, "Sg", "sg-1"),
    vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED))
big.add_rotation_single_user(Duration.days(3))
Tags.of(big).add("owner", "us")
CfnOutput(full, "GroupName", value=group.parameter_group_name)
docdb.DatabaseCluster(full, "Serverless", master_user=login, vpc=net, engine_version="5.0.0", manage_master_user_password=True,
    master_user_secret_kms_key=key, removal_policy=RemovalPolicy.SNAPSHOT, storage_type=docdb.StorageType.STANDARD,
    serverless_v2_scaling_configuration=docdb.ServerlessV2ScalingConfiguration(max_capacity=4, min_capacity=0.5))
docdb.DatabaseCluster(full, "Password", master_user=docdb.Login(username="keeper", password=SecretValue.ssm_secure("p", "1")), vpc=net,
    instance_type=LARGE, instances=2, db_cluster_name="named", storage_encrypted=False, removal_policy=RemovalPolicy.DESTROY,
    parameter_group=docdb.ClusterParameterGroup.from_parameter_group_name(full, "Given", "given"), manage_master_user_password=False,
    export_profiler_logs_to_cloud_watch=True, port=Token.as_number({"Ref": "Port"}), security_group_removal_policy=RemovalPolicy.RETAIN)
docdb.ClusterParameterGroup(full, "Empty", family=f"docdb-{Aws.REGION}", parameters={})

known = docdb.DatabaseCluster.from_database_cluster_attributes(full, "Known", cluster_identifier="known", cluster_endpoint_address="w",
    reader_endpoint_address="r", port=1234, instance_endpoint_addresses=["one", "two"], instance_identifiers=["1", "2"],
    security_group=ec2.SecurityGroup.from_security_group_id(full, "KnownSg", "sg-2"))
known.connections.allow_default_port_from_any_ipv4()
CfnOutput(full, "Known1", value=",".join(e.socket_address for e in [known.cluster_endpoint, known.cluster_read_endpoint, *known.instance_endpoints]))
CfnOutput(full, "Known2", value=",".join([known.cluster_identifier, known.security_group_id, *known.instance_identifiers]))
docdb.DatabaseSecret(full, "KnownUser", username="u", encryption_key=key).attach(known)
docdb.DatabaseInstance(full, "KnownThird", cluster=known, instance_type=LARGE)
node = docdb.DatabaseInstance.from_database_instance_attributes(full, "Node", instance_endpoint_address="n", instance_identifier="id", port=77)
CfnOutput(full, "NodeOut", value=f"{node.instance_endpoint.socket_address} {node.db_instance_endpoint_port} {node.instance_arn}")
app.synth()

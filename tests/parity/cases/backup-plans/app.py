"""Backup plans, their rules, vaults and selections: every option, imports, grants, and resources found in constructs."""

import aws_cdk as cdk
from aws_cdk import Duration, RemovalPolicy, Stack, TimeZone
from aws_cdk import aws_backup as backup
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from constructs import Construct

app = cdk.App()
stack = Stack(app, "Plans")
R = backup.BackupPlanRule
key = kms.Key(stack, "Key")
role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())

# Vaults.
plain = backup.BackupVault(stack, "Plain")
statement = iam.PolicyStatement(effect=iam.Effect.DENY, principals=[iam.AnyPrincipal()], actions=["backup:DeleteRecoveryPoint"], resources=["*"], conditions={"StringNotLike": {"aws:userId": ["user1"]}})
full = backup.BackupVault(
    stack, "Full", backup_vault_name="full_vault-1", access_policy=iam.PolicyDocument(statements=[statement]), encryption_key=key, notification_topic=sns.Topic(stack, "Topic"), block_recovery_point_deletion=True, removal_policy=RemovalPolicy.DESTROY,
    notification_events=[backup.BackupVaultEvents.BACKUP_JOB_COMPLETED, backup.BackupVaultEvents.COPY_JOB_FAILED], lock_configuration=backup.LockConfiguration(min_retention=Duration.days(30), max_retention=Duration.days(365), changeable_for=Duration.days(7)),
)
full.add_to_access_policy(iam.PolicyStatement(actions=["backup:StartCopyJob"], principals=[role], resources=["*"]))
every = backup.BackupVault(stack, "Every", notification_topic=sns.Topic.from_topic_arn(stack, "Told", "arn:aws:sns:us-east-1:123456789012:told"), notification_events=list(backup.BackupVaultEvents), lock_configuration={"min_retention": Duration.days(1)}, access_policy=iam.PolicyDocument())
told = backup.BackupVault(stack, "Told2", notification_topic=sns.Topic(stack, "Topic2"), notification_events=[], removal_policy=RemovalPolicy.SNAPSHOT)
later = backup.BackupVault(stack, "Later", encryption_key=kms.Key.from_key_arn(stack, "OtherKey", "arn:aws:kms:us-east-1:123456789012:key/k"), lock_configuration=backup.LockConfiguration(min_retention=Duration.days(1), max_retention=Duration.days(36500)))
backup.BackupVault(stack, "All", backup_vault_name="", notification_topic=sns.Topic(stack, "Topic3"), block_recovery_point_deletion=False)
T = Duration.days(cdk.CfnParameter(stack, "Days", type="Number").value_as_number)
backup.BackupVault(stack, "Token", backup_vault_name=cdk.Aws.STACK_NAME, lock_configuration=backup.LockConfiguration(min_retention=T, max_retention=T, changeable_for=T))
later.block_recovery_point_deletion()
later.block_recovery_point_deletion()
by_name = backup.BackupVault.from_backup_vault_name(stack, "ByName", "other")
by_arn = backup.BackupVault.from_backup_vault_arn(stack, "ByArn", "arn:aws:backup:eu-west-1:210987654321:backup-vault:third")
for vault in (full, by_name, by_arn):
    vault.grant(role, "backup:StartBackupJob", "backup:ListRecoveryPointsByBackupVault")
role.add_to_policy(iam.PolicyStatement(actions=["backup:StartRestoreJob"], resources=["*"]))

# Plans and rules.
D = Duration.days
none = backup.BackupPlan(stack, "None")
none.add_rule(R(completion_window=Duration.hours(2), start_window=Duration.hours(1), delete_after=D(30), schedule_expression=events.Schedule.cron(day="15", hour="3", minute="30"), schedule_expression_timezone=TimeZone.EUROPE_BERLIN))
none.add_rule(R(backup_vault=full, rule_name="Tagged", recovery_point_tags={"b": "1", "A": "2"}, move_to_cold_storage_after=D(30), delete_after=D(120)))
named = backup.BackupPlan(stack, "Named", backup_plan_name="Plan", backup_vault=plain, windows_vss=True, backup_plan_rules=[
    R.daily(), R.weekly(), R.monthly1_year(), R.monthly5_year(), R.monthly7_year(), R.daily(full), R.weekly(by_name), R.monthly1_year(by_arn), R.monthly5_year(every), R.monthly7_year(later),
    R(rule_name="Continuous", enable_continuous_backup=True), R(enable_continuous_backup=True, delete_after=D(35), start_window=Duration.minutes(60), completion_window=Duration.minutes(90)), R(enable_continuous_backup=False, move_to_cold_storage_after=D(1)),
    R(rule_name="Copies", copy_actions=[backup.BackupPlanCopyActionProps(destination_backup_vault=by_arn), backup.BackupPlanCopyActionProps(destination_backup_vault=full, delete_after=D(120), move_to_cold_storage_after=D(30)), backup.BackupPlanCopyActionProps(destination_backup_vault=plain, delete_after=D(3))]),
    R(rule_name="Index", index_actions=[backup.BackupPlanIndexActionProps(resource_types=[backup.IndexActionResourceType.EBS, backup.IndexActionResourceType.S3])], copy_actions=[], recovery_point_tags={}),
    R(schedule_expression=events.Schedule.expression("cron(0 1 * * ? *)"), completion_window=Duration.hours(8), index_actions=[]),
])
raw_vault = backup.CfnBackupVault(stack, "RawVault", backup_vault_name="raw")
backup.BackupPlan(Construct(stack, "In"), "Tokens/x", backup_plan_name="", backup_vault=raw_vault, backup_plan_rules=[R(delete_after=T, enable_continuous_backup=True), R(delete_after=T, move_to_cold_storage_after=Duration.hours(48)), R(delete_after=D(2), move_to_cold_storage_after=D(2), rule_name=""), R(copy_actions=[backup.BackupPlanCopyActionProps(destination_backup_vault=raw_vault, delete_after=D(1), move_to_cold_storage_after=T), backup.BackupPlanCopyActionProps(destination_backup_vault=raw_vault, move_to_cold_storage_after=D(1))], index_actions=[backup.BackupPlanIndexActionProps(resource_types=[]), backup.BackupPlanIndexActionProps(resource_types=[backup.IndexActionResourceType("FSx")])])])
plans = [backup.BackupPlan.daily35_day_retention(stack, "P1"), backup.BackupPlan.daily_monthly1_year_retention(stack, "P2"), backup.BackupPlan.daily_weekly_monthly5_year_retention(stack, "P3"), backup.BackupPlan.daily_weekly_monthly7_year_retention(stack, "P4", plain)]
imported = backup.BackupPlan.from_backup_plan_id(stack, "Imported", "plan-id")
backup.BackupPlan(stack, "NoVss", windows_vss=False, backup_vault=by_name, backup_plan_rules=[R.daily()])

# Selections.
B = backup.BackupResource
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0, subnet_configuration=[ec2.SubnetConfiguration(name="i", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)], restrict_default_security_group=False)


class Things(Construct):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        self.table = dynamodb.Table(self, "Table", partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING))
        self.files = efs.FileSystem(self, "Files", vpc=vpc)
        self.server = ec2.Instance(self, "Server", vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED), instance_type=ec2.InstanceType("t3.micro"), machine_image=ec2.MachineImage.generic_linux({"us-east-1": "ami-1"}))
        self.database = rds.DatabaseInstance(self, "Database", engine=rds.DatabaseInstanceEngine.MYSQL, vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED))
        self.cluster = rds.DatabaseCluster(self, "Cluster", engine=rds.DatabaseClusterEngine.AURORA_MYSQL, vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED), writer=rds.ClusterInstance.serverless_v2("w"))
        self.serverless = rds.ServerlessCluster(self, "Serverless", engine=rds.DatabaseClusterEngine.AURORA_MYSQL, vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED))
        self.bucket = s3.Bucket(self, "Bucket")
        self.volume = ec2.Volume(self, "Volume", availability_zone="us-east-1a", size=cdk.Size.gibibytes(1))
        dynamodb.TableV2(self, "Global", partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING))
        dynamodb.CfnTable(self, "Raw", key_schema=[dynamodb.CfnTable.KeySchemaProperty(attribute_name="a", key_type="HASH")])


things = Things(stack, "Things")
each = [B.from_dynamo_db_table(things.table), B.from_ec2_instance(things.server), B.from_efs_file_system(things.files), B.from_rds_database_cluster(things.cluster), B.from_rds_database_instance(things.database), B.from_rds_serverless_cluster(things.serverless)]
chosen = [
    named.add_selection("Whole", resources=[B.from_construct(things)]),
    named.add_selection("Each", resources=[*each, B.from_arn("arn:aws:s3:::bucket"), B.from_tag("stage", "prod"), B.from_tag("a", "b", backup.TagOperation.STRING_EQUALS), B.from_tag("c", "d", backup.TagOperation.DUMMY)], backup_selection_name="each", allow_restores=True),
    named.add_selection("WithRole", resources=[B.from_tag("x", "y")], role=role, disable_default_backup_policy=True),
    named.add_selection("NoPolicy", resources=[B.from_construct(things.table), B.from_construct(things.volume)], disable_default_backup_policy=True, allow_restores=True),
    plans[0].add_selection("RoleRestores", resources=[B("arn:aws:x"), B(None, {"key": "k", "value": "v"}), B(construct=things.files)], role=iam.Role.from_role_arn(stack, "OtherRole", "arn:aws:iam::123456789012:role/other"), allow_restores=True),
    backup.BackupSelection(stack, "Own", backup_plan=imported, resources=[B.from_construct(things.bucket), B.from_arn("b")], backup_selection_name="own"),
]
own_role = iam.Role(stack, "OwnRole", assumed_by=iam.ServicePrincipal("backup.amazonaws.com"))
late = Construct(stack, "Late")
mixed = [B.from_construct(late), B.from_arn("q"), B("r", backup.TagCondition(key="a", value="b"), things.table), B.from_construct(things.table), B.from_construct(things), B.from_ec2_instance(ec2.CfnInstance(stack, "RawServer")), B.from_efs_file_system(efs.CfnFileSystem(stack, "RawFiles")), B.from_rds_database_cluster(rds.CfnDBCluster(stack, "RawCluster")), B.from_rds_database_instance(rds.CfnDBInstance(stack, "RawDatabase")), B.from_dynamo_db_table(dynamodb.CfnTable(stack, "RawTable", key_schema=[])),
         B.from_rds_serverless_cluster(rds.DatabaseCluster.from_database_cluster_attributes(stack, "ImCluster", cluster_identifier="cl")), B.from_dynamo_db_table(dynamodb.Table.from_table_arn(stack, "ImTable", "arn:aws:dynamodb:eu-west-1:210987654321:table/x")), B.from_rds_database_instance(rds.DatabaseInstance.from_database_instance_attributes(stack, "ImDb", instance_identifier="in", instance_endpoint_address="a", port=1, security_groups=[])),
         B.from_efs_file_system(efs.FileSystem.from_file_system_attributes(stack, "ImFiles", file_system_arn="arn:aws:elasticfilesystem:eu-west-1:210987654321:file-system/fs-1", security_group=ec2.SecurityGroup.from_security_group_id(stack, "Sg", "sg-1")))]
backup.BackupSelection(stack, "Mixed", backup_plan=backup.CfnBackupPlan(stack, "RawPlan", backup_plan=backup.CfnBackupPlan.BackupPlanResourceTypeProperty(backup_plan_name="n", backup_plan_rule=[])), resources=mixed, role=own_role, allow_restores=True, backup_selection_name="")
cdk.CfnResource(late, "Generic", type="AWS::DynamoDB::Table")
rds.CfnDBInstance(late, "InCluster", db_cluster_identifier="x")
rds.CfnDBInstance(late, "Emptied", db_cluster_identifier="")
rds.CfnGlobalCluster(late, "GlobalCluster")
dynamodb.CfnTable(Stack(late, "Inner"), "Deep", key_schema=[])
chosen[0].grant_principal.add_to_principal_policy(iam.PolicyStatement(actions=["s3:GetObject"], resources=["*"]))
things.bucket.grant_read(chosen[5])

# What they say of themselves.
values = [*(value for plan in (named, plans[0]) for value in (plan.backup_plan_arn, plan.backup_plan_id, plan.version_id, plan.backup_vault.backup_vault_name)), imported.backup_plan_id, imported.backup_plan_ref.backup_plan_arn, str(backup.IndexActionResourceType("x").to_string()), *(value for vault in (plain, full, by_name, by_arn) for value in (vault.backup_vault_arn, vault.backup_vault_name))]
values += [chosen[0].backup_plan_id, chosen[0].selection_id, B.from_arn("arn").resource, B.from_tag("k", "v").tag_condition.key, str(B.from_tag("k", "v").tag_condition.operation), str(B.from_tag("k", "v").construct), R.daily().props.rule_name, str(R.daily().props.delete_after.to_days()), str(R(rule_name="a").props.delete_after), str(R(rule_name="a", enable_continuous_backup=True).props.delete_after.to_days()), named.backup_plan_ref.backup_plan_id, plain.backup_vault_ref.backup_vault_arn]
for index, value in enumerate(values):
    cdk.CfnOutput(stack, f"Out{index}", value=value)
wide = Stack(app, "Wide", env=cdk.Environment(account="123456789012", region="eu-west-1"))
backup.BackupPlan.daily35_day_retention(wide, "Plan", plain.from_backup_vault_name(wide, "V", "shared")).add_selection("All", resources=[B.from_construct(Construct(wide, "Empty"))])
backup.BackupVault(wide, "A" * 60).node.add_dependency(backup.BackupVault(wide, "B-c_d"))

app.synth()

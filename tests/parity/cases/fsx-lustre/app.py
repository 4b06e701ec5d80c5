"""File systems of Lustre: deployments, storage, buckets, backups, maintenance, connections, imports."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_fsx as fsx, aws_kms as kms

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
vpc = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1)
D, T, S, C, F = cdk.Duration, fsx.LustreDeploymentType, fsx.StorageType, fsx.LustreConfiguration, fsx.LustreFileSystem
place = {"vpc": vpc, "vpc_subnet": vpc.private_subnets[0]}
scratch = F(s, "Scratch", **place, storage_capacity_gib=1200, lustre_configuration=C(deployment_type=T.SCRATCH_2))
group = ec2.SecurityGroup(s, "Group", vpc=vpc, allow_all_outbound=False)
older = F(s, "Older", **place, storage_capacity_gib=7200, security_group=group, removal_policy=cdk.RemovalPolicy.DESTROY, file_system_type_version=fsx.FileSystemTypeVersion.V_2_10, storage_type=S.SSD,
          lustre_configuration=C(deployment_type=T.SCRATCH_1, import_path="s3://bucket/in", export_path="s3://bucket/in/out", auto_import_policy=fsx.LustreAutoImportPolicy.NEW_CHANGED_DELETED, imported_file_chunk_size_mib=512000, automatic_backup_retention=D.days(0), copy_tags_to_backups=True))
kept = F(s, "Kept", **place, storage_capacity_gib=2400, kms_key=kms.Key(s, "Key"), file_system_type_version=fsx.FileSystemTypeVersion.V_2_12, removal_policy=cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
         lustre_configuration=C(deployment_type=T.PERSISTENT_1, per_unit_storage_throughput=200, automatic_backup_retention=D.hours(48), daily_automatic_backup_start_time=fsx.DailyAutomaticBackupStartTime(hour=3, minute=7), data_compression_type=fsx.LustreDataCompressionType.LZ4, weekly_maintenance_start_time=fsx.LustreMaintenanceTime(day=fsx.Weekday.SUNDAY, hour=23, minute=5)))
F(s, "Slow", **place, storage_capacity_gib=6000, storage_type=S.HDD, lustre_configuration=C(deployment_type=T.PERSISTENT_1, per_unit_storage_throughput=12))
F(s, "Cached", **place, storage_capacity_gib=3600, storage_type=S.HDD, backup_id="backup-1", lustre_configuration=C(deployment_type=T.PERSISTENT_1, per_unit_storage_throughput=40, drive_cache_type=fsx.DriveCacheType.READ, copy_tags_to_backups=False))
bucket = cdk.Fn.join("", ["s3://", cdk.Fn.ref("AWS::StackName")])
fast = F(s, "Fast", **place, storage_capacity_gib=4800, file_system_type_version=fsx.FileSystemTypeVersion.V_2_15, kms_key=kms.Key.from_key_arn(s, "ImportedKey", "arn:aws:kms:us-east-1:123456789012:key/x"),
         lustre_configuration={"deployment_type": T.PERSISTENT_2, "per_unit_storage_throughput": 1000, "import_path": bucket, "export_path": bucket, "automatic_backup_retention": D.days(90), "data_compression_type": fsx.LustreDataCompressionType.NONE, "weekly_maintenance_start_time": fsx.LustreMaintenanceTime(day=fsx.Weekday.MONDAY, hour=0, minute=0)})
F(s, "Tiered", **place, storage_capacity_gib=0, storage_type=S.INTELLIGENT_TIERING, lustre_configuration=C(deployment_type=T.PERSISTENT_1, imported_file_chunk_size_mib=1))
instance = ec2.Instance(s, "Instance", vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), machine_image=ec2.MachineImage.latest_amazon_linux2023())
scratch.connections.allow_default_port_from(instance)
older.connections.allow_default_port_from_any_ipv4()
older.connections.allow_from(kept, ec2.Port.tcp(22))
instance.user_data.add_commands(f"mount -t lustre -o noatime,flock {scratch.dns_name}@tcp:/{scratch.mount_name} /mnt/fsx")
imported = F.from_lustre_file_system_attributes(s, "Imported", dns_name="fs-1.fsx.us-east-1.amazonaws.com", file_system_id="fs-1", security_group=ec2.SecurityGroup.from_security_group_id(s, "ImportedGroup", "sg-1"))
imported.connections.allow_default_port_from(instance)
cdk.Tags.of(kept).add("kept", "yes")
other = cdk.Stack(app, "Other")
for index, value in enumerate([older.file_system_id, older.dns_name, fast.mount_name, imported.file_system_id]):
    cdk.CfnOutput(other, f"Out{index}", value=value)
app.synth()

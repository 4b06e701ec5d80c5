"""Job definitions of ECS, EKS and several nodes: containers with images, logs, secrets, volumes, Linux options, retries."""
import aws_cdk as cdk
from aws_cdk import aws_batch as batch, aws_ec2 as ec2, aws_ecr as ecr, aws_ecs as ecs, aws_efs as efs, aws_iam as iam, aws_logs as logs, aws_secretsmanager as secretsmanager, aws_ssm as ssm

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
M, G, D, I = cdk.Size.mebibytes, cdk.Size.gibibytes, cdk.Duration, ecs.ContainerImage
image, tasks = I.from_registry("busybox"), iam.ServicePrincipal("ecs-tasks.amazonaws.com")
secret = secretsmanager.Secret(s, "Secret")
repository = ecr.Repository(s, "Repository")
system = efs.FileSystem(s, "System", vpc=ec2.Vpc(s, "Vpc", max_azs=1, nat_gateways=0), vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
linux = batch.LinuxParameters(s, "Linux", init_process_enabled=True, max_swap=G(1), shared_memory_size=M(64), swappiness=60)
V, S, P = batch.EcsVolume, batch.Secret, batch.DevicePermission
ec2_job = batch.EcsEc2ContainerDefinition(
    s, "Ec2", image=I.from_asset("image"), cpu=2, memory=G(2), command=["run", "Ref::what"], enable_execute_command=True, environment={"b": "1", "a": "2", "10": "x", "9": "y"}, gpu=2, privileged=True, user="root", readonly_root_filesystem=True, linux_parameters=linux,
    logging=ecs.LogDriver.aws_logs(stream_prefix="p", log_retention=logs.RetentionDays.ONE_DAY), ulimits=[batch.Ulimit(hard_limit=10, soft_limit=5, name=batch.UlimitName.CORE)],
    secrets={"Z": S.from_secrets_manager(secret), "5": S.from_secrets_manager(secret, "f"), "A": S.from_secrets_manager_version(secret, batch.SecretVersionInfo(version_id="1", version_stage="st"), "g"), "B": S.from_ssm_parameter(ssm.StringParameter.from_secure_string_parameter_attributes(s, "Parameter", parameter_name="/x/y"))},
    volumes=[V.host(container_path="/h", name="h"), V.host(container_path="/h2", name="h2", host_path="/hp", readonly=True), V.efs(container_path="/e", name="e", file_system=system), V.efs(container_path="/e2", name="e2", file_system=system, access_point_id="ap", enable_transit_encryption=True, root_directory="/r", transit_encryption_port=20, use_job_role=True, readonly=False), V.efs(container_path="/e3", name="e3", file_system=efs.CfnFileSystem(s, "L1System"), access_point_id="ap", enable_transit_encryption=False, use_job_role=False)])
linux.add_devices(batch.Device(host_path="/dev/a"), batch.Device(host_path="/dev/b", container_path="/x", permissions=[P.READ, P.MKNOD]))
linux.add_tmpfs(batch.Tmpfs(container_path="/t", size=M(10)), batch.Tmpfs(container_path="/t2", size=M(20), mount_options=[batch.TmpfsMountOption.RO, batch.TmpfsMountOption.NR_INODES]))
T, R, X = batch.RetryStrategy, batch.Reason, batch.Action
job = batch.EcsJobDefinition(s, "Ec2Job", container=ec2_job, propagate_tags=True, job_definition_name="jn", parameters={"what": "b", "3": 1, "deep": {"x": [True]}}, retry_attempts=3, scheduling_priority=5, skip_deregister_on_update=True, timeout=D.minutes(2), retry_strategies=[T.of(X.EXIT, R.CANNOT_PULL_CONTAINER), T.of(X.EXIT, R.NON_ZERO_EXIT_CODE), T.of(X.RETRY, R.SPOT_INSTANCE_RECLAIMED)])
job.add_retry_strategy(T(X.RETRY, R.custom(on_exit_code="40*", on_reason="r", on_status_reason="sr")))
ec2_job.add_ulimit(hard_limit=1, soft_limit=1, name=batch.UlimitName.NOFILE)
ec2_job.add_volume(V.host(container_path="/h3", name="h3", readonly=False))
cdk.Tags.of(job).add("x", "y")
fargate = batch.EcsFargateContainerDefinition(s, "Fargate", image=image, cpu=0.25, memory=M(512))
batch.EcsJobDefinition(s, "FargateJob", container=fargate)
full = batch.EcsFargateContainerDefinition(s, "FargateFull", image=I.from_ecr_repository(repository, "v1"), cpu=16, memory=M(32768), assign_public_ip=True, ephemeral_storage_size=G(100), fargate_cpu_architecture=ecs.CpuArchitecture.ARM64, fargate_operating_system_family=ecs.OperatingSystemFamily.LINUX, fargate_platform_version=ecs.FargatePlatformVersion.VERSION1_4, logging=ecs.LogDrivers.splunk(url="u", secret_token=ecs.Secret.from_secrets_manager(secret)), enable_execute_command=False, linux_parameters=batch.LinuxParameters(s, "NoSwap", swappiness=3))
batch.EcsJobDefinition(s, "FargateFullJob", container=full, propagate_tags=False, skip_deregister_on_update=False, retry_strategies=[])
windows = batch.EcsFargateContainerDefinition(s, "Windows", image=I.from_registry("private/x", credentials=secret), cpu=1, memory=M(2048), assign_public_ip=False, fargate_operating_system_family=ecs.OperatingSystemFamily.WINDOWS_SERVER_2022_CORE, logging=ecs.GenericLogDriver(log_driver="syslog"), secrets={}, volumes=[])
batch.EcsJobDefinition(s, "WindowsJob", container=windows)
roles = batch.EcsEc2ContainerDefinition(s, "Roles", image=I.from_ecr_repository(repository, "sha256:abc"), cpu=0.5, memory=M(cdk.Token.as_number(cdk.Fn.ref("AWS::NoValue"))), gpu=0, enable_execute_command=True, job_role=iam.Role.from_role_arn(s, "JobRole", "arn:aws:iam::123456789012:role/job"), execution_role=iam.Role(s, "ExecutionRole", assumed_by=tasks), command=[], environment={}, secrets={"A": S.from_secrets_manager(secret)})
batch.EcsJobDefinition(s, "RolesJob", container=roles)
nodes = batch.MultiNodeJobDefinition(s, "Nodes", containers=[batch.MultiNodeContainer(container=ec2_job, start_node=0, end_node=4)])
nodes.add_container(container=roles, start_node=5, end_node=9)
batch.MultiNodeJobDefinition(s, "NodesFull", containers=[batch.MultiNodeContainer(container=fargate, start_node=0, end_node=0)], instance_type=ec2.InstanceType("c5.large"), main_node=0, propagate_tags=True, job_definition_name="mn", retry_attempts=2, timeout=D.seconds(90), parameters={"p": "q"}, scheduling_priority=1, skip_deregister_on_update=True, retry_strategies=[T.of(X.EXIT, R.NON_ZERO_EXIT_CODE)])
W = batch.EksVolume
pod = batch.EksContainerDefinition(
    s, "Pod", image=image, args=["a", "b"], command=["c"], cpu_limit=2, cpu_reservation=0.5, env={"x": "y", "a": "b", "1": "c"}, gpu_limit=2, gpu_reservation=2, image_pull_policy=batch.ImagePullPolicy.IF_NOT_PRESENT, memory_limit=M(1024), memory_reservation=G(1), name="nn", privileged=True, readonly_root_filesystem=True, run_as_group=0, run_as_user=2, run_as_root=False,
    volumes=[W.empty_dir(name="ed", mount_path="/ed"), W.empty_dir(name="ed2", mount_path="/ed2", medium=batch.EmptyDirMediumType.MEMORY, size_limit=M(100), readonly=True), W.host_path(name="hp", host_path="/h"), W.secret(name="se", mount_path="/se", secret_name="sn"), W.secret(name="se2", mount_path="/se2", secret_name="sn", optional=False, readonly=False)])
pods = batch.EksJobDefinition(s, "PodJob", container=pod, dns_policy=batch.DnsPolicy.CLUSTER_FIRST, service_account="sa", use_host_network=True, job_definition_name="en", parameters={"a": 1}, retry_attempts=1, retry_strategies=[T.of(X.RETRY, R.NON_ZERO_EXIT_CODE)], scheduling_priority=3, skip_deregister_on_update=False, timeout=D.hours(1))
pod.add_volume(W.empty_dir(name="ed3", mount_path="/ed3", medium=batch.EmptyDirMediumType.DISK))
batch.EksJobDefinition(s, "PodPlain", container=batch.EksContainerDefinition(s, "PlainPod", image=image))
batch.EksJobDefinition(s, "PodLess", container=batch.EksContainerDefinition(s, "LessPod", image=image, cpu_limit=0, memory_limit=M(cdk.Token.as_number(cdk.Fn.ref("AWS::NoValue"))), run_as_root=True, image_pull_policy=batch.ImagePullPolicy.NEVER, env={}, args=[]), dns_policy=batch.DnsPolicy.DEFAULT, use_host_network=False)
job.grant_submit_job(iam.User(s, "User"), batch.JobQueue.from_job_queue_arn(s, "Queue", "arn:aws:batch:eu-west-1:111111111111:job-queue/q"))
arn = "arn:aws:batch:eu-west-1:111111111111:job-definition/foo:3"
for index, value in enumerate([job.job_definition_arn, job.job_definition_name, nodes.job_definition_name, pods.job_definition_name, batch.EcsJobDefinition.from_job_definition_arn(s, "I1", arn).job_definition_name, batch.MultiNodeJobDefinition.from_job_definition_arn(s, "I2", arn).job_definition_name, batch.EksJobDefinition.from_eks_job_definition_arn(s, "I3", cdk.Fn.import_value("eks")).job_definition_name]):
    cdk.CfnOutput(s, f"Out{index}", value=value)
app.synth()

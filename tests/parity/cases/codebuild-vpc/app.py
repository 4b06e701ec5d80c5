"""CodeBuild projects and fleets in a VPC: security groups, permissions on network interfaces, file systems."""

from aws_cdk import App, Environment, Size, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

app = App()
for name, env in (("Known", Environment(account="111111111111", region="eu-west-1")), ("Agnostic", None)):
    stack = Stack(app, name, env=env)
    spec = cb.BuildSpec.from_object({"version": "0.2"})
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    first = cb.Project(stack, "First", build_spec=spec, vpc=vpc)
    first.connections.allow_to_any_ipv4(ec2.Port.tcp(443))
    cb.Project(stack, "Public", build_spec=spec, vpc=vpc, subnet_selection=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), allow_all_outbound=False, description="described")
    given = cb.Project(stack, "Given", build_spec=spec, vpc=vpc, security_groups=[group], file_system_locations=[cb.FileSystemLocation.efs(identifier="fs", location="fs-1:/", mount_point="/mnt")], role=iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com")))
    given.connections.allow_from(first, ec2.Port.tcp(80), "in")
    cb.PipelineProject(stack, "Imported", vpc=vpc, role=iam.Role.from_role_arn(stack, "R", "arn:aws:iam::111111111111:role/x", mutable=False))
    fleet = cb.Fleet(stack, "Fleet", base_capacity=2, compute_type=cb.FleetComputeType.LARGE, environment_type=cb.EnvironmentType.LINUX_CONTAINER, vpc=vpc)
    fleet.connections.allow_from_any_ipv4(ec2.Port.tcp(22))
    cb.Fleet(stack, "Fleet2", base_capacity=2, compute_type=cb.FleetComputeType.CUSTOM_INSTANCE_TYPE, environment_type=cb.EnvironmentType.LINUX_EC2, vpc=vpc, security_groups=[group], subnet_selection=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
             compute_configuration=cb.ComputeConfiguration(instance_type=ec2.InstanceType("t3.medium"), disk=Size.gibibytes(5)), role=iam.Role(stack, "FleetRole", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com")))
    cb.Project(stack, "OnFleet", build_spec=spec, environment=cb.BuildEnvironment(fleet=fleet, docker_server=cb.DockerServerOptions(compute_type=cb.DockerServerComputeType.LARGE, security_groups=[group])))
    fleet.grant_principal.add_to_principal_policy(iam.PolicyStatement(actions=["a:B"], resources=["*"]))
app.synth()

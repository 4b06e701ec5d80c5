"""Images of CodeBuild projects: every constant, images built here, from registries and repositories; compute, docker server, fleets."""

from aws_cdk import App, Size, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from aws_cdk import aws_ecr_assets as assets
from aws_cdk import aws_secretsmanager as sm

app = App()
stack = Stack(app, "Images")
spec = cb.BuildSpec.from_object({"version": "0.2"})
repository = ecr.Repository(stack, "Repository")
secret = sm.Secret(stack, "Secret")
fleet = cb.Fleet(stack, "Fleet", base_capacity=1, compute_type=cb.FleetComputeType.MEDIUM, environment_type=cb.EnvironmentType.MAC_ARM, fleet_name="macs", overflow_behavior=cb.FleetOverflowBehavior.QUEUE)
cb.Fleet(stack, "Attributes", base_capacity=2, compute_type=cb.FleetComputeType.ATTRIBUTE_BASED, environment_type=cb.EnvironmentType.LINUX_CONTAINER,
         compute_configuration=cb.ComputeConfiguration(disk=Size.gibibytes(10), machine_type=cb.MachineType.NVME, memory=Size.gibibytes(8), v_cpu=4), overflow_behavior=cb.FleetOverflowBehavior.ON_DEMAND)
named = cb.Fleet.from_fleet_arn(stack, "Named", "arn:aws:codebuild:eu-west-1:111111111111:fleet/name:uuid")
project = lambda id, image, **more: cb.Project(stack, id, build_spec=spec, environment=cb.BuildEnvironment(build_image=image, **more))
for name in ("STANDARD_1_0", "STANDARD_7_0", "AMAZON_LINUX_2", "AMAZON_LINUX_2_5", "AMAZON_LINUX_2023_5", "AMAZON_LINUX_2_ARM_3", "AMAZON_LINUX_2_CORETTO_8"):
    project(name, getattr(cb.LinuxBuildImage, name))
project("Arm", cb.LinuxArmBuildImage.AMAZON_LINUX_2023_STANDARD_3_0, compute_type=cb.ComputeType.SMALL, privileged=True)
project("Lambda", cb.LinuxLambdaBuildImage.AMAZON_LINUX_2023_NODE_22)
project("ArmLambda", cb.LinuxArmLambdaBuildImage.AMAZON_LINUX_2023_PYTHON_3_13, compute_type=cb.ComputeType.LAMBDA_10GB)
project("Windows", cb.WindowsBuildImage.WIN_SERVER_CORE_2019_BASE_3_0)
project("Windows2022", cb.WindowsBuildImage.WIN_SERVER_CORE_2022_BASE_3_0, compute_type=cb.ComputeType.LARGE)
project("Gpu", cb.LinuxGpuBuildImage.DLC_TENSORFLOW_2_2_0_TRAINING)
project("Gpu2", cb.LinuxGpuBuildImage.aws_deep_learning_containers_image("mine", "tag", "123456789012"))
project("Gpu3", cb.LinuxGpuBuildImage.from_ecr_repository(repository, "v1"))
project("Mac", cb.MacBuildImage.BASE_15, fleet=fleet)
project("Mac2", cb.MacBuildImage.from_docker_registry("mac/image"), fleet=named, compute_type=cb.ComputeType.LARGE)
project("Mac3", cb.MacBuildImage.from_ecr_repository(repository), fleet=fleet)
project("ById", cb.LinuxBuildImage.from_code_build_image_id("aws/codebuild/standard:9.9"))
project("ArmById", cb.LinuxArmBuildImage.from_code_build_image_id("aws/codebuild/arm:9.9"))
project("Registry", cb.LinuxBuildImage.from_docker_registry("my/image:tag"))
project("RegistrySecret", cb.LinuxBuildImage.from_docker_registry("my/image", secrets_manager_credentials=secret))
project("ArmRegistry", cb.LinuxArmBuildImage.from_docker_registry("my/image", secrets_manager_credentials=sm.Secret.from_secret_name_v2(stack, "S2", "s2")))
project("WinRegistry", cb.WindowsBuildImage.from_docker_registry("my/win"))
project("WinRegistry2", cb.WindowsBuildImage.from_docker_registry("my/win", secrets_manager_credentials=secret, image_type=cb.WindowsImageType.SERVER_2019) if False else cb.WindowsBuildImage.from_ecr_repository(repository, "x", cb.WindowsImageType.SERVER_2019))
project("Repo", cb.LinuxBuildImage.from_ecr_repository(repository))
project("RepoTag", cb.LinuxBuildImage.from_ecr_repository(repository, "v2"))
project("RepoDigest", cb.LinuxBuildImage.from_ecr_repository(ecr.Repository.from_repository_name(stack, "Imp", "there"), "sha256:abc"))
project("ArmRepo", cb.LinuxArmBuildImage.from_ecr_repository(repository, "arm"))
project("WinRepo", cb.WindowsBuildImage.from_ecr_repository(repository, "win", cb.WindowsImageType.SERVER_2022))
built = cb.LinuxBuildImage.from_asset(stack, "Built", directory="image", build_args={"A": "b"})
project("Asset", built, privileged=True)
project("WinAsset", cb.WindowsBuildImage.from_asset(stack, "WinBuilt", {"directory": "image"}))
project("MacAsset", cb.MacBuildImage.from_asset(stack, "MacBuilt", directory="image", target="t"), fleet=fleet)
project("Server", cb.LinuxBuildImage.STANDARD_7_0, docker_server=cb.DockerServerOptions(compute_type=cb.DockerServerComputeType.SMALL), fleet=named)
project("Computed", cb.LinuxBuildImage.STANDARD_7_0, compute_type=cb.ComputeType.ATTRIBUTE_BASED, fleet=named)
for number, image in enumerate((built, cb.LinuxBuildImage.STANDARD_5_0, cb.WindowsBuildImage.WIN_SERVER_CORE_2019_BASE, cb.LinuxArmBuildImage.AMAZON_LINUX_2_STANDARD_3_0, cb.LinuxLambdaBuildImage.AMAZON_LINUX_2_NODE_18, cb.MacBuildImage.BASE_14)):
    cb.Project(stack, f"Script{number}", build_spec=image.run_script_buildspec("S3 run.sh"), environment={"build_image": image, **({"fleet": fleet} if number == 5 else {})})
cross = Stack(app, "Other", env={"account": "222222222222", "region": "us-east-1"})
theirs = ecr.Repository(Stack(app, "Theirs", env={"account": "333333333333", "region": "us-east-1"}), "R", repository_name="theirs")
cb.Project(cross, "Gpu", build_spec=spec, environment={"build_image": cb.LinuxGpuBuildImage.DLC_PYTORCH_1_5_0_TRAINING})
cb.Project(cross, "Cross", build_spec=spec, environment={"build_image": cb.LinuxBuildImage.from_ecr_repository(theirs, "1")}, role=iam.Role(cross, "Role", role_name="fixed", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com")))
app.synth()

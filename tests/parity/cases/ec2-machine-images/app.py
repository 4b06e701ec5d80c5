"""Machine images: published Linux and Windows by parameters, kept in the context, maps of regions, look-ups."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

CACHED = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64"
app = cdk.App(
    context={
        f"ssm:account=123456789012:parameterName={CACHED}:region=us-east-1": "ami-cached",
        "ami:account=123456789012:filters.image-type.0=machine:filters.name.0=known*:filters.state.0=available:"
        "region=us-east-1": "ami-found",
    }
)
known = cdk.Stack(app, "Known", env=cdk.Environment(account="123456789012", region="us-east-1"))
plain = cdk.Stack(app, "Plain")
image, linux = ec2.MachineImage, ec2.OperatingSystemType.LINUX
arm, minimal = ec2.AmazonLinuxCpuType.ARM_64, ec2.AmazonLinuxEdition.MINIMAL
count = 0


def use(stack, machine_image):
    global count
    count += 1
    env = cdk.Environment(account="123456789012", region="us-east-1") if stack is known else None
    holder = cdk.Stack(app, f"{stack.node.id}{count}", env=env)
    config = machine_image.get_image(holder)
    data = f"{config.os_type.name}\n{config.user_data.render()}"
    ec2.CfnInstance(holder, "Instance", image_id=config.image_id, user_data=cdk.Fn.base64(data))


for stack in (known, plain):
    for machine_image in (
        image.latest_amazon_linux2023(),
        image.latest_amazon_linux2023(cpu_type=arm, edition=minimal, kernel=ec2.AmazonLinux2023Kernel.DEFAULT),
        ec2.AmazonLinux2023ImageSsmParameter(cached_in_context=False, user_data=ec2.UserData.custom("own")),
        image.latest_amazon_linux2(),
        image.latest_amazon_linux2(
            storage=ec2.AmazonLinuxStorage.EBS, virtualization=ec2.AmazonLinuxVirt.PV, edition=minimal
        ),
        ec2.AmazonLinux2ImageSsmParameter(cpu_type=arm, cached_in_context=False),
        image.latest_amazon_linux2022(),
        ec2.AmazonLinux2022ImageSsmParameter(kernel=ec2.AmazonLinux2022Kernel("5.10"), cached_in_context=False),
        image.latest_amazon_linux(),
        ec2.AmazonLinuxImage(
            generation=ec2.AmazonLinuxGeneration.AMAZON_LINUX_2, kernel=ec2.AmazonLinuxKernel.KERNEL5_X, cpu_type=arm
        ),
        ec2.AmazonLinuxImage(generation=ec2.AmazonLinuxGeneration.AMAZON_LINUX_2023, edition=minimal),
        image.latest_windows(ec2.WindowsVersion.WINDOWS_SERVER_2022_ENGLISH_FULL_BASE),
        ec2.WindowsImage(
            ec2.WindowsVersion.WINDOWS_SERVER_2016_JAPANESE_FULL_FQL_2016_SP2_WEB, user_data=ec2.UserData.custom("w")
        ),
        image.generic_linux({"us-east-1": "ami-1", "eu-west-1": "ami-2"}),
        image.generic_windows({"us-east-1": "ami-3"}, user_data=ec2.UserData.for_windows(persist=True)),
        image.from_ssm_parameter("/my/image", os=ec2.OperatingSystemType.WINDOWS, parameter_version="3"),
        ec2.GenericSSMParameterImage("/my/other", ec2.OperatingSystemType.UNKNOWN),
        image.resolve_ssm_parameter_at_launch("/at/launch", parameter_version="7"),
        ec2.ResolveSsmParameterAtLaunchImage("/at/launch", os=ec2.OperatingSystemType.WINDOWS),
    ):
        use(stack, machine_image)

for machine_image in (
    image.latest_amazon_linux2023(cached_in_context=True, cpu_type=arm),
    image.latest_amazon_linux2(cached_in_context=True, additional_cache_key="blue"),
    image.latest_amazon_linux(cached_in_context=True),
    ec2.AmazonLinux2023ImageSsmParameter(),
    ec2.AmazonLinux2ImageSsmParameter(kernel=ec2.AmazonLinux2Kernel.KERNEL_5_10),
    ec2.AmazonLinux2022ImageSsmParameter(additional_cache_key="k"),
    image.from_ssm_parameter("/my/image", cached_in_context=True, additional_cache_key="green"),
    image.lookup(name="known*"),
    image.lookup(
        name="w*", owners=["self", "amazon"], windows=True, filters={"tag:x": ["1", "2"]}, additional_cache_key="k"
    ),
    image.lookup(name="l*", filters={"state": ["pending"]}, user_data=ec2.UserData.custom("mine")),
):
    use(known, machine_image)

for version in ec2.WindowsVersion:
    cdk.CfnOutput(plain, version.name.replace("_", ""), value=ec2.WindowsImage(version).parameter_name)
app.synth()

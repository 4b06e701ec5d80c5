"""Deployment groups of machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codedeploy._l1 import CfnDeploymentGroup
from aws_cdk.aws_codedeploy._names import application_of, check_name, group_arn, must_be
from aws_cdk.aws_codedeploy.application import IServerApplication, ServerApplication
from aws_cdk.aws_codedeploy.deployment_config import IServerDeploymentConfig, ServerDeploymentConfig, bound_config
from aws_cdk.aws_codedeploy.deployment_group_options import (
    _GroupProps,
    alarm_configuration,
    rollback_configuration,
)
from aws_cdk.aws_codedeploy.load_balancer import LoadBalancer, LoadBalancerGeneration
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any, lazy_list
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling import AutoScalingGroup, IAutoScalingGroup
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_cloudwatch import IAlarmRef
    from aws_cdk.interfaces.aws_codedeploy import IApplicationRef, IDeploymentConfigRef
    from constructs import Construct

_MOST_TAG_GROUPS = 3

# How the agent is installed, from the bucket of the region. Source: the CodeDeploy guide, and observed on aws-cdk-lib 2.275.0.
_LINUX = """set +e
PKG_CMD=`which yum 2>/dev/null`
set -e
if [ -z "$PKG_CMD" ]; then
PKG_CMD=apt-get
else
PKG_CMD=yum
fi
$PKG_CMD update -y
set +e
$PKG_CMD install -y ruby2.0
RUBY2_INSTALL=$?
set -e
if [ $RUBY2_INSTALL -ne 0 ]; then
$PKG_CMD install -y ruby
fi
AWS_CLI_PACKAGE_NAME=awscli
if [ "$PKG_CMD" = "yum" ]; then
AWS_CLI_PACKAGE_NAME=aws-cli
fi
$PKG_CMD install -y $AWS_CLI_PACKAGE_NAME
TMP_DIR=`mktemp -d`
cd $TMP_DIR
aws s3 cp s3://{bucket}/latest/install . --region {region}
chmod +x ./install
./install auto
rm -fr $TMP_DIR"""
_WINDOWS = """Set-Variable -Name TEMPDIR -Value (New-TemporaryFile).DirectoryName
aws s3 cp s3://{bucket}/latest/codedeploy-agent.msi $TEMPDIR\\codedeploy-agent.msi
cd $TEMPDIR
.\\codedeploy-agent.msi /quiet /l c:\\temp\\host-agent-install-log.txt"""


class InstanceTagSet:
    """Machines by their tags: those that every group fits; a group fits by any of its tags.

    Attributes:
        instance_tag_groups: The groups, of values by key; an empty key means any, and no values mean any.

    Raises:
        ValidationError: there are more than three groups.
    """

    @checked
    def __init__(self, *instance_tag_groups: Mapping[str, Sequence[str]]) -> None:
        if len(instance_tag_groups) > _MOST_TAG_GROUPS:
            raise ValidationError(
                f"An instance tag set can have a maximum of {_MOST_TAG_GROUPS} instance tag groups, but "
                f"{len(instance_tag_groups)} were provided"
            )
        self.instance_tag_groups = list(instance_tag_groups)


class ServerDeploymentGroupProps(_GroupProps):
    """Options of a deployment group of machines."""

    application: IApplicationRef | None = None
    """Default: a new one."""
    auto_scaling_groups: Sequence[IAutoScalingGroup] | None = None
    """Groups of machines to deploy to; the agent is installed on those that are made here. Default: none."""
    deployment_config: IDeploymentConfigRef | None = None
    """Default: one machine at a time."""
    ec2_instance_tags: InstanceTagSet | None = None
    """Instances to deploy to. Default: none."""
    install_agent: bool | None = None
    """Default: yes."""
    load_balancer: LoadBalancer | None = None
    """Deprecated: use ``load_balancers``."""
    load_balancers: Sequence[LoadBalancer] | None = None
    """Load balancers that machines are taken from meanwhile. Default: none."""
    on_premise_instance_tags: InstanceTagSet | None = None
    """Machines elsewhere to deploy to. Default: none."""
    role: IRole | None = None
    """Role of CodeDeploy. Default: a new one."""
    termination_hook: bool | None = None
    """Run the scripts that stop an application when a machine of a group ends. Default: no."""


class ServerDeploymentGroupAttributes(Struct):
    """What is known of a group that was made elsewhere."""

    application: IApplicationRef
    deployment_group_name: str
    deployment_config: IDeploymentConfigRef | None = None
    """Default: one machine at a time."""


class IServerDeploymentGroup(IResource):
    """A deployment group of machines, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def application(self) -> IServerApplication: ...
        @property
        def auto_scaling_groups(self) -> Sequence[IAutoScalingGroup] | None: ...
        @property
        def deployment_config(self) -> IServerDeploymentConfig: ...
        @property
        def deployment_group_arn(self) -> str: ...
        @property
        def deployment_group_name(self) -> str: ...
        @property
        def deployment_group_ref(self) -> Any: ...
        @property
        def role(self) -> IRole | None: ...


class _GroupBase(Resource):
    """Base of deployment groups of every platform.

    Attributes:
        deployment_group_arn: The ARN.
        deployment_group_name: The name.
    """

    application: Any
    deployment_config: Any
    deployment_group_arn: str
    deployment_group_name: str

    @property
    def application_name(self) -> str:
        """Name of the application."""
        name: str = self.application.application_name
        return name

    @property
    def deployment_group_ref(self) -> Any:
        """How other resources refer to the group."""
        from aws_cdk.interfaces.aws_codedeploy import DeploymentGroupReference

        return DeploymentGroupReference(
            deployment_group_name=self.deployment_group_name, application_name=self.application_name
        )

    def _take(self, resource: CfnDeploymentGroup, name: str | None) -> None:
        """Read what other constructs need out of the resource."""
        self.deployment_group_name = self._get_resource_name_attribute(resource.ref)
        self.deployment_group_arn = self._get_resource_arn_attribute(
            group_arn(self, self.application.application_name, resource.ref),
            ArnComponents(
                service="codedeploy",
                resource="deploymentgroup",
                resource_name=f"{self.application.application_name}/{self.physical_name}",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        check_name(self, "Deployment group", name)

    def _know(self, application: Any, name: str, config: Any) -> None:
        """Take what is known of a group that was made elsewhere."""
        self.application = application
        self.deployment_group_name = name
        self.deployment_group_arn = group_arn(self, application.application_name, name, partition=Aws.PARTITION)
        self.deployment_config = config

    def _service_role(self, id: str, given: IRole | None, policy: str) -> IRole:
        managed = ManagedPolicy.from_aws_managed_policy_name(f"service-role/{policy}")
        if given is None:
            return Role(self, id, assumed_by=ServicePrincipal("codedeploy.amazonaws.com"), managed_policies=[managed])
        given.add_managed_policy(managed)
        return given


class ServerDeploymentGroup(_GroupBase, IServerDeploymentGroup):
    """A deployment group of machines.

    Attributes:
        application: What is deployed.
        deployment_config: How fast.
        role: Role of CodeDeploy.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.ServerDeploymentGroup"

    application: IServerApplication
    deployment_config: IServerDeploymentConfig
    role: IRole | None

    @staticmethod
    @takes(ServerDeploymentGroupAttributes)
    def from_server_deployment_group_attributes(
        scope: Construct, id: str, attrs: ServerDeploymentGroupAttributes
    ) -> IServerDeploymentGroup:
        """Return a group that was made elsewhere."""
        return _ImportedServerGroup(scope, id, attrs)

    @takes(ServerDeploymentGroupProps)
    def __init__(self, scope: Construct, id: str, props: ServerDeploymentGroupProps) -> None:
        """Make a group.

        Raises:
            ValidationError: load balancers or tags are none, or an option is an L1 resource.
        """
        super().__init__(scope, id, physical_name=props.deployment_group_name)
        self._props = props
        given_config = props.deployment_config
        self.deployment_config = _config(self, given_config)
        self.role = self._service_role("Role", props.role, "AWSCodeDeployRole")
        self.application = (
            application_of(self, props.application, IServerApplication)
            if props.application is not None
            else ServerApplication(self, "Application")
        )
        self._groups: list[IAutoScalingGroup] = list(props.auto_scaling_groups or ())
        self._agent_bucket = self._bucket()
        for group in self._groups:
            self._install_agent(group)
        self._alarms: list[IAlarmRef] = list(props.alarms or ())
        balancers = self._balancers(props)
        resource = CfnDeploymentGroup(
            self,
            "Resource",
            application_name=self.application.application_name,
            deployment_group_name=self.physical_name,
            service_role_arn=self.role.role_arn,
            deployment_config_name=self.deployment_config.deployment_config_name if given_config is not None else None,
            auto_scaling_groups=lazy_list(
                lambda: [each.auto_scaling_group_name for each in self._groups], omit_empty=True
            ),
            load_balancer_info=_balancer_info(balancers) if balancers is not None else None,
            deployment_style={"deploymentOption": "WITH_TRAFFIC_CONTROL"} if balancers is not None else None,
            ec2_tag_set=self._tag_set(props.ec2_instance_tags, "ec2TagSetList", "ec2TagGroup"),
            on_premises_tag_set=self._tag_set(
                props.on_premise_instance_tags, "onPremisesTagSetList", "onPremisesTagGroup"
            ),
            alarm_configuration=lazy_any(lambda: alarm_configuration(self, self._alarms, props)),
            auto_rollback_configuration=lazy_any(lambda: rollback_configuration(self, self._alarms, props)),
            termination_hook_enabled=props.termination_hook,
        )
        self._take(resource, props.deployment_group_name)

    @property
    def auto_scaling_groups(self) -> Sequence[IAutoScalingGroup] | None:
        """The groups of machines."""
        return self._groups

    @checked
    def add_alarm(self, alarm: IAlarmRef) -> None:
        """Let an alarm stop deployments."""
        self._alarms.append(alarm)

    @checked
    def add_auto_scaling_group(self, asg: AutoScalingGroup) -> None:
        """Deploy to a group of machines too."""
        self._groups.append(asg)
        self._install_agent(asg)

    def _bucket(self) -> IBucket:
        from aws_cdk.aws_s3.bucket import Bucket

        return Bucket.from_bucket_name(self, "Bucket", f"aws-codedeploy-{self.env.region}")

    def _install_agent(self, group: Any) -> None:
        if self._props.install_agent is False:
            return
        self._agent_bucket.grant_read(group, "latest/*")
        commands = _WINDOWS if group.os_type is OperatingSystemType.WINDOWS else _LINUX
        text = commands.replace("{bucket}", self._agent_bucket.bucket_name).replace("{region}", self.env.region)
        group.add_user_data(*text.split("\n"))

    def _balancers(self, props: ServerDeploymentGroupProps) -> Sequence[LoadBalancer] | None:
        if props.load_balancers is not None and not props.load_balancers:
            raise ValidationError("loadBalancers must be a non-empty array", scope=self)
        if props.load_balancers is not None:
            return props.load_balancers
        return [props.load_balancer] if props.load_balancer is not None else None

    def _tag_set(self, tags: InstanceTagSet | None, list_name: str, group_name: str) -> dict[str, Any] | None:
        if tags is None or not tags.instance_tag_groups:
            return None
        return {
            list_name: [
                {group_name: [filter for key, values in group.items() for filter in self._filters(key, values)]}
                for group in tags.instance_tag_groups
            ]
        }

    def _filters(self, key: str, values: Sequence[str]) -> list[dict[str, Any]]:
        if not key and not values:
            raise ValidationError(
                "Cannot specify both an empty key and no values for an instance tag filter", scope=self
            )
        if not key:
            return [{"type": "VALUE_ONLY", "value": value} for value in values]
        if not values:
            return [{"type": "KEY_ONLY", "key": key}]
        return [{"type": "KEY_AND_VALUE", "key": key, "value": value} for value in values]


class _ImportedServerGroup(_GroupBase, IServerDeploymentGroup):
    def __init__(self, scope: Construct, id: str, attrs: ServerDeploymentGroupAttributes) -> None:
        application: Any = attrs.application
        super().__init__(scope, id, account=application.env.account, region=application.env.region)
        self._know(
            application_of(self, application, IServerApplication),
            attrs.deployment_group_name,
            _config(self, attrs.deployment_config),
        )
        self.role: IRole | None = None
        self.auto_scaling_groups: Sequence[IAutoScalingGroup] | None = None


def _balancer_info(balancers: Sequence[LoadBalancer]) -> dict[str, Any]:
    classic = [{"name": each.name} for each in balancers if each.generation is LoadBalancerGeneration.FIRST]
    grouped = [{"name": each.name} for each in balancers if each.generation is LoadBalancerGeneration.SECOND]
    return {"targetGroupInfoList": grouped or None, "elbInfoList": classic or None}


def _config(group: Construct, given: Any) -> Any:
    config = ServerDeploymentConfig.ONE_AT_A_TIME if given is None else given
    return bound_config(must_be(group, config, IServerDeploymentConfig, "deploymentConfig"), group)

"""What EMR clusters are made of. Names within :class:`EmrCreateCluster` stand for these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.size import Size


class _CloudWatchAlarmComparisonOperator(NamedEnum):
    """How a metric is compared with the threshold."""

    GREATER_THAN_OR_EQUAL = "GREATER_THAN_OR_EQUAL"
    GREATER_THAN = "GREATER_THAN"
    LESS_THAN = "LESS_THAN"
    LESS_THAN_OR_EQUAL = "LESS_THAN_OR_EQUAL"


class _CloudWatchAlarmStatistic(NamedEnum):
    """A statistic of a metric."""

    SAMPLE_COUNT = "SAMPLE_COUNT"
    AVERAGE = "AVERAGE"
    SUM = "SUM"
    MINIMUM = "MINIMUM"
    MAXIMUM = "MAXIMUM"


class _CloudWatchAlarmUnit(NamedEnum):
    """A unit of a metric."""

    NONE = "NONE"
    SECONDS = "SECONDS"
    MICRO_SECONDS = "MICRO_SECONDS"
    MILLI_SECONDS = "MILLI_SECONDS"
    BYTES = "BYTES"
    KILO_BYTES = "KILO_BYTES"
    MEGA_BYTES = "MEGA_BYTES"
    GIGA_BYTES = "GIGA_BYTES"
    TERA_BYTES = "TERA_BYTES"
    BITS = "BITS"
    KILO_BITS = "KILO_BITS"
    MEGA_BITS = "MEGA_BITS"
    GIGA_BITS = "GIGA_BITS"
    TERA_BITS = "TERA_BITS"
    PERCENT = "PERCENT"
    COUNT = "COUNT"
    BYTES_PER_SECOND = "BYTES_PER_SECOND"
    KILO_BYTES_PER_SECOND = "KILO_BYTES_PER_SECOND"
    MEGA_BYTES_PER_SECOND = "MEGA_BYTES_PER_SECOND"
    GIGA_BYTES_PER_SECOND = "GIGA_BYTES_PER_SECOND"
    TERA_BYTES_PER_SECOND = "TERA_BYTES_PER_SECOND"
    BITS_PER_SECOND = "BITS_PER_SECOND"
    KILO_BITS_PER_SECOND = "KILO_BITS_PER_SECOND"
    MEGA_BITS_PER_SECOND = "MEGA_BITS_PER_SECOND"
    GIGA_BITS_PER_SECOND = "GIGA_BITS_PER_SECOND"
    TERA_BITS_PER_SECOND = "TERA_BITS_PER_SECOND"
    COUNT_PER_SECOND = "COUNT_PER_SECOND"


class _ComputeLimitsUnitType(NamedEnum):
    """What limits are counted in."""

    INSTANCE_FLEET_UNITS = "InstanceFleetUnits"
    INSTANCES = "Instances"
    VCPU = "VCPU"


class _EbsBlockDeviceVolumeType(NamedEnum):
    """A type of volumes."""

    GP3 = "gp3"
    GP2 = "gp2"
    IO1 = "io1"
    ST1 = "st1"
    SC1 = "sc1"
    STANDARD = "standard"


class _EmrClusterScaleDownBehavior(NamedEnum):
    """When instances are taken away."""

    TERMINATE_AT_INSTANCE_HOUR = "TERMINATE_AT_INSTANCE_HOUR"
    TERMINATE_AT_TASK_COMPLETION = "TERMINATE_AT_TASK_COMPLETION"


class _InstanceMarket(NamedEnum):
    """How instances are bought."""

    ON_DEMAND = "ON_DEMAND"
    SPOT = "SPOT"


class _InstanceRoleType(NamedEnum):
    """What instances do."""

    MASTER = "MASTER"
    CORE = "CORE"
    TASK = "TASK"


class _OnDemandAllocationStrategy(NamedEnum):
    """Which instances are bought on demand."""

    LOWEST_PRICE = "lowest-price"
    PRIORITIZED = "prioritized"


class _ScalingAdjustmentType(NamedEnum):
    """How a number is changed."""

    CHANGE_IN_CAPACITY = "CHANGE_IN_CAPACITY"
    PERCENT_CHANGE_IN_CAPACITY = "PERCENT_CHANGE_IN_CAPACITY"
    EXACT_CAPACITY = "EXACT_CAPACITY"


class _SpotAllocationStrategy(NamedEnum):
    """Which instances are bought on spot."""

    CAPACITY_OPTIMIZED = "capacity-optimized"
    PRICE_CAPACITY_OPTIMIZED = "price-capacity-optimized"
    LOWEST_PRICE = "lowest-price"
    DIVERSIFIED = "diversified"


class _SpotTimeoutAction(NamedEnum):
    """What happens if there are no spot instances."""

    SWITCH_TO_ON_DEMAND = "SWITCH_TO_ON_DEMAND"
    TERMINATE_CLUSTER = "TERMINATE_CLUSTER"


class _ApplicationConfigProperty(Struct):
    """An application that is installed."""

    name: str
    """Its name."""
    additional_info: Mapping[str, str] | None = None
    """What else it is told. Default: nothing."""
    args: Sequence[str] | None = None
    """Its arguments. Default: none."""
    version: str | None = None
    """Its version. Default: the release's."""


class _ScalingConstraintsProperty(Struct):
    """How many instances there may be."""

    max_capacity: int | float
    """At most."""
    min_capacity: int | float
    """At least."""


class _SimpleScalingPolicyConfigurationProperty(Struct):
    """How the number of instances changes."""

    scaling_adjustment: int | float
    """By how many."""
    adjustment_type: _ScalingAdjustmentType | None = None
    """How that is meant. Default: CHANGE_IN_CAPACITY."""
    cool_down: int | float | None = None
    """How many seconds nothing changes after. Default: 0."""


class _ScalingActionProperty(Struct):
    """What a rule does."""

    simple_scaling_policy_configuration: Nested[_SimpleScalingPolicyConfigurationProperty]
    """How the number changes."""
    market: _InstanceMarket | None = None
    """How instances are bought. Default: as the group's."""


class _MetricDimensionProperty(Struct):
    """A dimension of a metric."""

    key: str
    """Its name."""
    value: str
    """Its value."""


class _CloudWatchAlarmDefinitionProperty(Struct):
    """An alarm."""

    comparison_operator: _CloudWatchAlarmComparisonOperator
    """How the metric is compared."""
    metric_name: str
    """The metric."""
    period: Duration
    """Over which time, whole seconds."""
    dimensions: Nested[Sequence[_MetricDimensionProperty] | None] = nested()
    """Its dimensions. Default: none."""
    evaluation_periods: int | float | None = None
    """How many periods. Default: 1."""
    namespace: str | None = None
    """Its namespace. Default: that of EMR."""
    statistic: _CloudWatchAlarmStatistic | None = None
    """The statistic. Default: average."""
    threshold: int | float | None = None
    """What it is compared with. Default: none."""
    unit: _CloudWatchAlarmUnit | None = None
    """Its unit. Default: none."""


class _ScalingTriggerProperty(Struct):
    """When a rule does what it does."""

    cloud_watch_alarm_definition: Nested[_CloudWatchAlarmDefinitionProperty]
    """The alarm."""


class _ScalingRuleProperty(Struct):
    """When the number of instances changes."""

    action: Nested[_ScalingActionProperty]
    """How."""
    name: str
    """Its name."""
    trigger: Nested[_ScalingTriggerProperty]
    """When."""
    description: str | None = None
    """A description. Default: none."""


class _AutoScalingPolicyProperty(Struct):
    """When instances are added and taken away."""

    constraints: Nested[_ScalingConstraintsProperty]
    """How many there may be."""
    rules: Nested[Sequence[_ScalingRuleProperty]]
    """When the number changes."""


class _ScriptBootstrapActionConfigProperty(Struct):
    """A script."""

    path: str
    """Where it is."""
    args: Sequence[str] | None = None
    """Its arguments. Default: none."""


class _BootstrapActionConfigProperty(Struct):
    """A script that is run first."""

    name: str
    """Its name."""
    script_bootstrap_action: Nested[_ScriptBootstrapActionConfigProperty]
    """The script."""


class _ConfigurationProperty(Struct):
    """Settings of an application."""

    classification: str | None = None
    """Which. Default: none."""
    configurations: Nested[Sequence[_ConfigurationProperty] | None] = nested()
    """Settings within. Default: none."""
    properties: Mapping[str, str] | None = None
    """The settings. Default: none."""


class _VolumeSpecificationProperty(Struct):
    """A volume."""

    volume_size: Size
    """Its size, whole GiB."""
    volume_type: _EbsBlockDeviceVolumeType
    """Its type."""
    iops: int | float | None = None
    """Operations a second. Default: none."""


class _EbsBlockDeviceConfigProperty(Struct):
    """Volumes of an instance."""

    volume_specification: Nested[_VolumeSpecificationProperty]
    """What they are."""
    volumes_per_instance: int | float | None = None
    """How many. Default: 1."""


class _EbsConfigurationProperty(Struct):
    """Volumes of instances."""

    ebs_block_device_configs: Nested[Sequence[_EbsBlockDeviceConfigProperty] | None] = nested()
    """The volumes. Default: none."""
    ebs_optimized: bool | None = None
    """Whether instances have bandwidth of their own for them. Default: no."""


class _InstanceTypeConfigProperty(Struct):
    """Instances that a fleet may have."""

    instance_type: str
    """Their type."""
    bid_price: str | None = None
    """What is bid for spot instances, in dollars. Default: none."""
    bid_price_as_percentage_of_on_demand_price: int | float | None = None
    """The same in parts of a hundred. Default: none."""
    configurations: Nested[Sequence[_ConfigurationProperty] | None] = nested()
    """Settings of applications. Default: none."""
    ebs_configuration: Nested[_EbsConfigurationProperty | None] = nested()
    """Their volumes. Default: none."""
    priority: int | float | None = None
    """Which are tried first; the lowest number. Default: none."""
    weighted_capacity: int | float | None = None
    """How much one counts. Default: 1."""


class _OnDemandProvisioningSpecificationProperty(Struct):
    """How instances are bought on demand."""

    allocation_strategy: _OnDemandAllocationStrategy
    """Which ones."""


class _SpotProvisioningSpecificationProperty(Struct):
    """How instances are bought on spot."""

    timeout_action: _SpotTimeoutAction
    """What happens if there are none in time."""
    allocation_strategy: _SpotAllocationStrategy | None = None
    """Which ones. Default: as EMR does."""
    block_duration_minutes: int | float | None = None
    """Deprecated: EC2 has no such blocks any more."""
    timeout: Duration | None = None
    """How long it is tried, 5 minutes to 1 day."""
    timeout_duration_minutes: int | float | None = None
    """Deprecated: ``timeout``."""


class _InstanceFleetProvisioningSpecificationsProperty(Struct):
    """How instances of a fleet are bought."""

    on_demand_specification: Nested[_OnDemandProvisioningSpecificationProperty | None] = nested()
    """On demand. Default: none."""
    spot_specification: Nested[_SpotProvisioningSpecificationProperty | None] = nested()
    """On spot. Default: none."""


class _InstanceFleetConfigProperty(Struct):
    """A fleet of instances."""

    instance_fleet_type: _InstanceRoleType
    """What its instances do."""
    instance_type_configs: Nested[Sequence[_InstanceTypeConfigProperty] | None] = nested()
    """Which instances it may have. Default: none."""
    launch_specifications: Nested[_InstanceFleetProvisioningSpecificationsProperty | None] = nested()
    """How they are bought. Default: none."""
    name: str | None = None
    """Its name. Default: none."""
    target_on_demand_capacity: int | float | None = None
    """How many on demand. Default: none."""
    target_spot_capacity: int | float | None = None
    """How many on spot. Default: none."""


class _InstanceGroupConfigProperty(Struct):
    """A group of instances."""

    instance_count: int | float
    """How many."""
    instance_role: _InstanceRoleType
    """What they do."""
    instance_type: str
    """Their type."""
    auto_scaling_policy: Nested[_AutoScalingPolicyProperty | None] = nested()
    """When some are added and taken away. Default: never."""
    bid_price: str | None = None
    """What is bid for spot instances, in dollars. Default: none."""
    configurations: Nested[Sequence[_ConfigurationProperty] | None] = nested()
    """Settings of applications. Default: none."""
    ebs_configuration: Nested[_EbsConfigurationProperty | None] = nested()
    """Their volumes. Default: none."""
    market: _InstanceMarket | None = None
    """How they are bought. Default: as EMR does."""
    name: str | None = None
    """Its name. Default: none."""


class _PlacementTypeProperty(Struct):
    """Where instances are."""

    availability_zone: str | None = None
    """The zone. Default: chosen by EMR."""
    availability_zones: Sequence[str] | None = None
    """Zones to choose from. Default: chosen by EMR."""


class _InstancesConfigProperty(Struct):
    """The instances of a cluster."""

    additional_master_security_groups: Sequence[str] | None = None
    """More groups of the first instance. Default: none."""
    additional_slave_security_groups: Sequence[str] | None = None
    """More groups of the others. Default: none."""
    ec2_key_name: str | None = None
    """The key pair. Default: none."""
    ec2_subnet_id: str | None = None
    """The subnet. Default: chosen by EMR."""
    ec2_subnet_ids: Sequence[str] | None = None
    """Subnets to choose from, for fleets. Default: chosen by EMR."""
    emr_managed_master_security_group: str | None = None
    """The group of the first instance. Default: made by EMR."""
    emr_managed_slave_security_group: str | None = None
    """The group of the others. Default: made by EMR."""
    hadoop_version: str | None = None
    """The version of Hadoop. Default: the release's."""
    instance_count: int | float | None = None
    """How many. Default: 0."""
    instance_fleets: Nested[Sequence[_InstanceFleetConfigProperty] | None] = nested()
    """Fleets. Default: none."""
    instance_groups: Nested[Sequence[_InstanceGroupConfigProperty] | None] = nested()
    """Groups. Default: none."""
    master_instance_type: str | None = None
    """Type of the first. Default: none."""
    placement: Nested[_PlacementTypeProperty | None] = nested()
    """Where they are. Default: chosen by EMR."""
    service_access_security_group: str | None = None
    """The group by which EMR reaches them. Default: none."""
    slave_instance_type: str | None = None
    """Type of the others. Default: none."""
    termination_protected: bool | None = None
    """Whether they are kept from being ended. Default: no."""


class _KerberosAttributesProperty(Struct):
    """How Kerberos is used."""

    realm: str
    """The realm."""
    ad_domain_join_password: str | None = None
    """Password of the Active Directory user. Default: none."""
    ad_domain_join_user: str | None = None
    """The Active Directory user. Default: none."""
    cross_realm_trust_principal_password: str | None = None
    """Password shared with another realm. Default: none."""
    kdc_admin_password: str | None = None
    """Password of the administrator. Default: none."""


class _ManagedScalingComputeLimitsProperty(Struct):
    """Limits of managed scaling."""

    maximum_capacity_units: int | float
    """At most."""
    minimum_capacity_units: int | float
    """At least."""
    unit_type: _ComputeLimitsUnitType
    """What they count."""
    maximum_core_capacity_units: int | float | None = None
    """Core nodes at most. Default: none."""
    maximum_on_demand_capacity_units: int | float | None = None
    """On demand at most. Default: none."""


class _ManagedScalingPolicyProperty(Struct):
    """How EMR changes the size of a cluster by itself."""

    compute_limits: Nested[_ManagedScalingComputeLimitsProperty | None] = nested()
    """The limits. Default: none."""

"""How EMR clusters are written for the API."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions_tasks.emr_cluster_types import (
    _InstanceRoleType,
    _OnDemandAllocationStrategy,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions_tasks.emr_cluster_types import (
        _ApplicationConfigProperty,
        _AutoScalingPolicyProperty,
        _BootstrapActionConfigProperty,
        _CloudWatchAlarmDefinitionProperty,
        _ConfigurationProperty,
        _EbsConfigurationProperty,
        _InstanceFleetConfigProperty,
        _InstanceFleetProvisioningSpecificationsProperty,
        _InstanceGroupConfigProperty,
        _InstancesConfigProperty,
        _InstanceTypeConfigProperty,
        _KerberosAttributesProperty,
        _ManagedScalingPolicyProperty,
        _SpotProvisioningSpecificationProperty,
    )

_TIMEOUT_MINUTES = (5, 1440)


def _value(choice: Enum | None) -> Any:
    return choice._value_ if choice is not None else None


def rendered_application(application: _ApplicationConfigProperty) -> dict[str, Any]:
    """Return an application."""
    return present(
        {
            "Name": application.name,
            "Args": application.args,
            "Version": application.version,
            "AdditionalInfo": application.additional_info,
        }
    )


def rendered_bootstrap(action: _BootstrapActionConfigProperty) -> dict[str, Any]:
    """Return a script that is run first."""
    script = action.script_bootstrap_action
    return {"Name": action.name, "ScriptBootstrapAction": present({"Path": script.path, "Args": script.args})}


def rendered_configuration(configuration: _ConfigurationProperty) -> dict[str, Any]:
    """Return settings of an application, with those within."""
    inner = configuration.configurations
    return present(
        {
            "Classification": configuration.classification,
            "Properties": configuration.properties,
            "Configurations": [rendered_configuration(item) for item in inner] if inner is not None else None,
        }
    )


def rendered_kerberos(attributes: _KerberosAttributesProperty | None) -> dict[str, Any] | None:
    """Return how Kerberos is used."""
    if attributes is None:
        return None
    return present(
        {
            "ADDomainJoinPassword": attributes.ad_domain_join_password,
            "ADDomainJoinUser": attributes.ad_domain_join_user,
            "CrossRealmTrustPrincipalPassword": attributes.cross_realm_trust_principal_password,
            "KdcAdminPassword": attributes.kdc_admin_password,
            "Realm": attributes.realm,
        }
    )


def rendered_scaling(policy: _ManagedScalingPolicyProperty | None) -> dict[str, Any] | None:
    """Return how EMR changes the size by itself."""
    if policy is None:
        return None
    limits = policy.compute_limits
    return present(
        {
            "ComputeLimits": (
                present(
                    {
                        "UnitType": limits.unit_type._value_,
                        "MinimumCapacityUnits": limits.minimum_capacity_units,
                        "MaximumCapacityUnits": limits.maximum_capacity_units,
                        "MaximumOnDemandCapacityUnits": limits.maximum_on_demand_capacity_units,
                        "MaximumCoreCapacityUnits": limits.maximum_core_capacity_units,
                    }
                )
                if limits is not None
                else None
            )
        }
    )


def rendered_instances(instances: _InstancesConfigProperty, scope: Any) -> dict[str, Any]:
    """Return the instances of a cluster.

    Raises:
        ValidationError: options of a fleet contradict each other or are out of range.
    """
    placement = instances.placement
    fleets, groups = instances.instance_fleets, instances.instance_groups
    return present(
        {
            "AdditionalMasterSecurityGroups": instances.additional_master_security_groups,
            "AdditionalSlaveSecurityGroups": instances.additional_slave_security_groups,
            "Ec2KeyName": instances.ec2_key_name,
            "Ec2SubnetId": instances.ec2_subnet_id,
            "Ec2SubnetIds": instances.ec2_subnet_ids,
            "EmrManagedMasterSecurityGroup": instances.emr_managed_master_security_group,
            "EmrManagedSlaveSecurityGroup": instances.emr_managed_slave_security_group,
            "HadoopVersion": instances.hadoop_version,
            "InstanceCount": instances.instance_count,
            "InstanceFleets": [_fleet(fleet, scope) for fleet in fleets] if fleets is not None else None,
            "InstanceGroups": [_group(group) for group in groups] if groups is not None else None,
            "KeepJobFlowAliveWhenNoSteps": True,
            "MasterInstanceType": instances.master_instance_type,
            "Placement": (
                present(
                    {
                        "AvailabilityZone": placement.availability_zone,
                        "AvailabilityZones": placement.availability_zones,
                    }
                )
                if placement is not None
                else None
            ),
            "ServiceAccessSecurityGroup": instances.service_access_security_group,
            "SlaveInstanceType": instances.slave_instance_type,
            "TerminationProtected": instances.termination_protected,
        }
    )


def _fleet(fleet: _InstanceFleetConfigProperty, scope: Any) -> dict[str, Any]:
    _check_capacity(fleet, scope)
    types = fleet.instance_type_configs
    specifications = fleet.launch_specifications
    for one in types or ():
        if one.bid_price is not None and one.bid_price_as_percentage_of_on_demand_price is not None:
            raise ValidationError("Cannot specify both bidPrice and bidPriceAsPercentageOfOnDemandPrice", scope=scope)
    on_demand = specifications.on_demand_specification if specifications is not None else None
    strategy = on_demand.allocation_strategy if on_demand is not None else _OnDemandAllocationStrategy.LOWEST_PRICE
    prioritized = strategy is _OnDemandAllocationStrategy.PRIORITIZED
    if not prioritized and any(one.priority is not None for one in types or ()):
        raise ValidationError(
            f"Priority values are set on instance type configs, but allocation strategy is '{strategy._value_}'. Priority "
            "values only take effect with OnDemandAllocationStrategy.PRIORITIZED.",
            scope=scope,
        )
    return present(
        {
            "InstanceFleetType": fleet.instance_fleet_type._value_,
            "InstanceTypeConfigs": [_instance_type(one) for one in types] if types is not None else None,
            "LaunchSpecifications": _launch(specifications, scope) if specifications is not None else None,
            "Name": fleet.name,
            "TargetOnDemandCapacity": fleet.target_on_demand_capacity,
            "TargetSpotCapacity": fleet.target_spot_capacity,
        }
    )


def _check_capacity(fleet: _InstanceFleetConfigProperty, scope: Any) -> None:
    on_demand, spot = fleet.target_on_demand_capacity, fleet.target_spot_capacity
    if any(value is not None and is_unresolved(value) for value in (on_demand, spot)):
        return
    if not on_demand and not spot:
        raise ValidationError(
            "At least one of targetSpotCapacity and targetOnDemandCapacity should be greater than 0", scope=scope
        )
    if fleet.instance_fleet_type is not _InstanceRoleType.MASTER:
        return
    if on_demand and spot:
        raise ValidationError(
            "For a master instance fleet, only one of targetSpotCapacity and targetOnDemandCapacity can be specified",
            scope=scope,
        )
    for name, value in (("targetSpotCapacity", spot), ("targetOnDemandCapacity", on_demand)):
        if value and value != 1:
            raise ValidationError(
                f"For a master instance fleet, {name} cannot be a number other than 1, got {value}", scope=scope
            )


def _instance_type(config: _InstanceTypeConfigProperty) -> dict[str, Any]:
    settings = config.configurations
    return present(
        {
            "BidPrice": config.bid_price,
            "BidPriceAsPercentageOfOnDemandPrice": config.bid_price_as_percentage_of_on_demand_price,
            "Configurations": [rendered_configuration(one) for one in settings] if settings is not None else None,
            "EbsConfiguration": _ebs(config.ebs_configuration),
            "InstanceType": config.instance_type,
            "Priority": config.priority,
            "WeightedCapacity": config.weighted_capacity,
        }
    )


def _launch(specifications: _InstanceFleetProvisioningSpecificationsProperty, scope: Any) -> dict[str, Any]:
    on_demand, spot = specifications.on_demand_specification, specifications.spot_specification
    return present(
        {
            "OnDemandSpecification": (
                {"AllocationStrategy": on_demand.allocation_strategy._value_} if on_demand is not None else None
            ),
            "SpotSpecification": _spot(spot, scope) if spot is not None else None,
        }
    )


def _spot(spot: _SpotProvisioningSpecificationProperty, scope: Any) -> dict[str, Any]:
    if (spot.timeout is None) == (spot.timeout_duration_minutes is None):
        raise ValidationError("one of timeout and timeoutDurationMinutes must be specified", scope=scope)
    minutes = spot.timeout.to_minutes() if spot.timeout is not None else spot.timeout_duration_minutes
    least, most = _TIMEOUT_MINUTES
    if minutes is not None and not is_unresolved(minutes) and not least <= minutes <= most:
        raise ValidationError(
            f"timeout must be between {least} and {most} minutes, got {minutes} minutes.", scope=scope
        )
    return present(
        {
            "AllocationStrategy": _value(spot.allocation_strategy),
            "BlockDurationMinutes": spot.block_duration_minutes,
            "TimeoutAction": spot.timeout_action._value_,
            "TimeoutDurationMinutes": minutes,
        }
    )


def _ebs(configuration: _EbsConfigurationProperty | None) -> dict[str, Any] | None:
    if configuration is None:
        return None
    devices = configuration.ebs_block_device_configs
    return present(
        {
            "EbsBlockDeviceConfigs": (
                [
                    present(
                        {
                            "VolumeSpecification": present(
                                {
                                    "Iops": device.volume_specification.iops,
                                    "SizeInGB": device.volume_specification.volume_size.to_gibibytes(),
                                    "VolumeType": device.volume_specification.volume_type._value_,
                                }
                            ),
                            "VolumesPerInstance": device.volumes_per_instance,
                        }
                    )
                    for device in devices
                ]
                if devices is not None
                else None
            ),
            "EbsOptimized": configuration.ebs_optimized,
        }
    )


def _group(group: _InstanceGroupConfigProperty) -> dict[str, Any]:
    settings = group.configurations
    return present(
        {
            "AutoScalingPolicy": _auto_scaling(group.auto_scaling_policy),
            "BidPrice": group.bid_price,
            "Configurations": [rendered_configuration(one) for one in settings] if settings is not None else None,
            "EbsConfiguration": _ebs(group.ebs_configuration),
            "InstanceCount": group.instance_count,
            "InstanceRole": group.instance_role._value_,
            "InstanceType": group.instance_type,
            "Market": _value(group.market),
            "Name": group.name,
        }
    )


def _auto_scaling(policy: _AutoScalingPolicyProperty | None) -> dict[str, Any] | None:
    if policy is None:
        return None
    rules = []
    for rule in policy.rules:
        simple = rule.action.simple_scaling_policy_configuration
        rules.append(
            present(
                {
                    "Action": present(
                        {
                            "Market": _value(rule.action.market),
                            "SimpleScalingPolicyConfiguration": present(
                                {
                                    "AdjustmentType": _value(simple.adjustment_type),
                                    "CoolDown": simple.cool_down,
                                    "ScalingAdjustment": simple.scaling_adjustment,
                                }
                            ),
                        }
                    ),
                    "Description": rule.description,
                    "Name": rule.name,
                    "Trigger": {"CloudWatchAlarmDefinition": _alarm(rule.trigger.cloud_watch_alarm_definition)},
                }
            )
        )
    limits = policy.constraints
    return {
        "Constraints": {"MaxCapacity": limits.max_capacity, "MinCapacity": limits.min_capacity},
        "Rules": rules,
    }


def _alarm(alarm: _CloudWatchAlarmDefinitionProperty) -> dict[str, Any]:
    dimensions = alarm.dimensions
    return present(
        {
            "ComparisonOperator": alarm.comparison_operator._value_,
            "Dimensions": (
                [{"Key": one.key, "Value": one.value} for one in dimensions] if dimensions is not None else None
            ),
            "EvaluationPeriods": alarm.evaluation_periods,
            "MetricName": alarm.metric_name,
            "Namespace": alarm.namespace,
            "Period": alarm.period.to_seconds(),
            "Statistic": _value(alarm.statistic),
            "Threshold": alarm.threshold,
            "Unit": _value(alarm.unit),
        }
    )

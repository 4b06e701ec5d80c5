"""What instances must be like, where AWS chooses their types."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.core.size import Size


class AcceleratorManufacturer(NamedEnum):
    """Who makes accelerators."""

    AWS = "amazon-web-services"
    AMD = "amd"
    NVIDIA = "nvidia"
    XILINX = "xilinx"
    HABANA = "habana"


class AcceleratorName(NamedEnum):
    """A model of accelerators."""

    A100 = "a100"
    K80 = "k80"
    M60 = "m60"
    RADEON_PRO_V520 = "radeon-pro-v520"
    T4 = "t4"
    V100 = "v100"
    VU9P = "vu9p"
    A10G = "a10g"
    H100 = "h100"
    INFERENTIA = "inferentia"
    K520 = "k520"
    T4G = "t4g"
    L40S = "l40s"
    L4 = "l4"
    GAUDI_HL_205 = "gaudi-hl-205"
    INFERENTIA2 = "inferentia2"
    TRAINIUM = "trainium"
    TRAINIUM2 = "trainium2"
    U30 = "u30"


class AcceleratorType(NamedEnum):
    """A kind of accelerators."""

    GPU = "gpu"
    FPGA = "fpga"
    INFERENCE = "inference"
    MEDIA = "media"


class BareMetal(NamedEnum):
    """Whether instances may, must or must not be whole machines."""

    INCLUDED = "included"
    REQUIRED = "required"
    EXCLUDED = "excluded"


class BurstablePerformance(NamedEnum):
    """Whether instances may, must or must not be of the T types, with CPU credits."""

    INCLUDED = "included"
    REQUIRED = "required"
    EXCLUDED = "excluded"


class CpuManufacturer(NamedEnum):
    """Who makes CPUs."""

    INTEL = "intel"
    AMD = "amd"
    AWS = "amazon-web-services"
    APPLE = "apple"


class InstanceGeneration(NamedEnum):
    """Whether instances are of types that AWS still recommends."""

    CURRENT = "current"
    PREVIOUS = "previous"


class LocalStorage(NamedEnum):
    """Whether instances may, must or must not have disks of their own."""

    INCLUDED = "included"
    REQUIRED = "required"
    EXCLUDED = "excluded"


class LocalStorageType(NamedEnum):
    """A kind of disks."""

    HDD = "hdd"
    SSD = "ssd"


class InstanceRequirementsConfig(Struct):
    """What instances must be like. What is not said is not limited, if there is no default."""

    memory_min: Size
    v_cpu_count_min: int | float
    accelerator_count_max: int | float | None = None
    """0 for instances without accelerators."""
    accelerator_count_min: int | float | None = None
    accelerator_manufacturers: Sequence[AcceleratorManufacturer] | None = None
    accelerator_names: Sequence[AcceleratorName] | None = None
    accelerator_total_memory_max: Size | None = None
    accelerator_total_memory_min: Size | None = None
    accelerator_types: Sequence[AcceleratorType] | None = None
    allowed_instance_types: Sequence[str] | None = None
    """Types, such as ``m5.*``, which alone are considered; not beside ``excluded_instance_types``."""
    bare_metal: BareMetal | None = None
    """Default: excluded."""
    baseline_ebs_bandwidth_mbps_max: int | float | None = None
    baseline_ebs_bandwidth_mbps_min: int | float | None = None
    burstable_performance: BurstablePerformance | None = None
    """Default: excluded."""
    cpu_manufacturers: Sequence[CpuManufacturer] | None = None
    excluded_instance_types: Sequence[str] | None = None
    """Types, such as ``m5.*``, which are not considered; not beside ``allowed_instance_types``."""
    instance_generations: Sequence[InstanceGeneration] | None = None
    local_storage: LocalStorage | None = None
    """Default: included."""
    local_storage_types: Sequence[LocalStorageType] | None = None
    max_spot_price_as_percentage_of_optimal_on_demand_price: int | float | None = None
    """Most to pay for spot instances, in percent of the cheapest fitting type on demand."""
    memory_max: Size | None = None
    memory_per_v_cpu_max: Size | None = None
    """In whole GiB."""
    memory_per_v_cpu_min: Size | None = None
    """In whole GiB."""
    network_bandwidth_gbps_max: int | float | None = None
    network_bandwidth_gbps_min: int | float | None = None
    network_interface_count_max: int | float | None = None
    network_interface_count_min: int | float | None = None
    on_demand_max_price_percentage_over_lowest_price: int | float | None = None
    """How much more than the cheapest fitting type instances on demand may cost, in percent. Default: 20."""
    require_hibernate_support: bool | None = None
    """Default: no."""
    spot_max_price_percentage_over_lowest_price: int | float | None = None
    """How much more than the cheapest fitting type spot instances may cost, in percent. Default: 100."""
    total_local_storage_gb_max: int | float | None = None
    total_local_storage_gb_min: int | float | None = None
    v_cpu_count_max: int | float | None = None

    def _rendered(self) -> dict[str, Any]:
        """Return the requirements as property of a template's resource."""
        return {
            "acceleratorCount": _range(self.accelerator_count_min, self.accelerator_count_max),
            "acceleratorManufacturers": _values(self.accelerator_manufacturers),
            "acceleratorNames": _values(self.accelerator_names),
            "acceleratorTotalMemoryMiB": _mebibytes(
                self.accelerator_total_memory_min, self.accelerator_total_memory_max
            ),
            "acceleratorTypes": _values(self.accelerator_types),
            "allowedInstanceTypes": self.allowed_instance_types,
            "bareMetal": _value(self.bare_metal),
            "baselineEbsBandwidthMbps": _range(
                self.baseline_ebs_bandwidth_mbps_min, self.baseline_ebs_bandwidth_mbps_max
            ),
            "burstablePerformance": _value(self.burstable_performance),
            "cpuManufacturers": _values(self.cpu_manufacturers),
            "excludedInstanceTypes": self.excluded_instance_types,
            "instanceGenerations": _values(self.instance_generations),
            "localStorage": _value(self.local_storage),
            "localStorageTypes": _values(self.local_storage_types),
            "maxSpotPriceAsPercentageOfOptimalOnDemandPrice": (
                self.max_spot_price_as_percentage_of_optimal_on_demand_price
            ),
            "memoryGiBPerVCpu": _gibibytes(self.memory_per_v_cpu_min, self.memory_per_v_cpu_max),
            "memoryMiB": _mebibytes(self.memory_min, self.memory_max),
            "networkBandwidthGbps": _range(self.network_bandwidth_gbps_min, self.network_bandwidth_gbps_max),
            "networkInterfaceCount": _range(self.network_interface_count_min, self.network_interface_count_max),
            "onDemandMaxPricePercentageOverLowestPrice": self.on_demand_max_price_percentage_over_lowest_price,
            "requireHibernateSupport": self.require_hibernate_support,
            "spotMaxPricePercentageOverLowestPrice": self.spot_max_price_percentage_over_lowest_price,
            "totalLocalStorageGb": _range(self.total_local_storage_gb_min, self.total_local_storage_gb_max),
            "vCpuCount": _range(self.v_cpu_count_min, self.v_cpu_count_max),
        }


def _value(choice: Enum | None) -> Any:
    return None if choice is None else choice._value_


def _values(choices: Sequence[Enum] | None) -> list[Any] | None:
    return None if choices is None else [choice._value_ for choice in choices]


def _range(least: int | float | None, most: int | float | None) -> dict[str, Any] | None:
    return None if least is None and most is None else {"min": least, "max": most}


def _mebibytes(least: Size | None, most: Size | None) -> dict[str, Any] | None:
    return _range(*(None if size is None else size.to_mebibytes() for size in (least, most)))


def _gibibytes(least: Size | None, most: Size | None) -> dict[str, Any] | None:
    return _range(*(None if size is None else size.to_gibibytes() for size in (least, most)))


__all__ = [
    "AcceleratorManufacturer",
    "AcceleratorName",
    "AcceleratorType",
    "BareMetal",
    "BurstablePerformance",
    "CpuManufacturer",
    "InstanceGeneration",
    "InstanceRequirementsConfig",
    "LocalStorage",
    "LocalStorageType",
]

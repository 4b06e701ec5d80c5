"""Families of instance types."""

# Recorded from aws-cdk-lib 2.275.0, in its order: each family has a descriptive name and the one it is known by.

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class InstanceClass(NamedEnum):
    """A family of instance types."""

    STANDARD3 = "standard3"
    M3 = "m3"
    STANDARD4 = "standard4"
    M4 = "m4"
    STANDARD5 = "standard5"
    M5 = "m5"
    STANDARD5_NVME_DRIVE = "standard5-nvme-drive"
    M5D = "m5d"
    STANDARD5_AMD = "standard5-amd"
    M5A = "m5a"
    STANDARD5_AMD_NVME_DRIVE = "standard5-amd-nvme-drive"
    M5AD = "m5ad"
    STANDARD5_HIGH_PERFORMANCE = "standard5-high-performance"
    M5N = "m5n"
    STANDARD5_NVME_DRIVE_HIGH_PERFORMANCE = "standard5-nvme-drive-high-performance"
    M5DN = "m5dn"
    STANDARD5_HIGH_COMPUTE = "standard5-high-compute"
    M5ZN = "m5zn"
    MEMORY3 = "memory3"
    R3 = "r3"
    MEMORY4 = "memory4"
    R4 = "r4"
    MEMORY5 = "memory5"
    R5 = "r5"
    MEMORY6_AMD = "memory6-amd"
    R6A = "r6a"
    MEMORY6_INTEL = "memory6-intel"
    R6I = "r6i"
    MEMORY6_INTEL_NVME_DRIVE = "memory6-intel-nvme-drive"
    R6ID = "r6id"
    MEMORY6_INTEL_HIGH_PERFORMANCE = "memory6-intel-high-performance"
    R6IN = "r6in"
    MEMORY6_INTEL_NVME_DRIVE_HIGH_PERFORMANCE = "memory6-intel-nvme-drive-high-performance"
    R6IDN = "r6idn"
    MEMORY5_HIGH_PERFORMANCE = "memory5-high-performance"
    R5N = "r5n"
    MEMORY5_NVME_DRIVE = "memory5-nvme-drive"
    R5D = "r5d"
    MEMORY5_NVME_DRIVE_HIGH_PERFORMANCE = "memory5-nvme-drive-high-performance"
    R5DN = "r5dn"
    MEMORY5_AMD = "memory5-amd"
    R5A = "r5a"
    MEMORY5_AMD_NVME_DRIVE = "memory5-amd-nvme-drive"
    R5AD = "r5ad"
    HIGH_MEMORY_3TB_1 = "high-memory-3tb-1"
    U_3TB1 = "u-3tb1"
    HIGH_MEMORY_6TB_1 = "high-memory-6tb-1"
    U_6TB1 = "u-6tb1"
    HIGH_MEMORY_9TB_1 = "high-memory-9tb-1"
    U_9TB1 = "u-9tb1"
    HIGH_MEMORY_12TB_1 = "high-memory-12tb-1"
    U_12TB1 = "u-12tb1"
    HIGH_MEMORY_18TB_1 = "high-memory-18tb-1"
    U_18TB1 = "u-18tb1"
    HIGH_MEMORY_24TB_1 = "high-memory-24tb-1"
    U_24TB1 = "u-24tb1"
    HIGH_MEMORY_6TB_7 = "high-memory-6tb-7"
    U7I_6TB = "u7i-6tb"
    HIGH_MEMORY_8TB_7 = "high-memory-8tb-7"
    U7I_8TB = "u7i-8tb"
    HIGH_MEMORY_12TB_7 = "high-memory-12tb-7"
    U7I_12TB = "u7i-12tb"
    HIGH_MEMORY_HIGH_NETWORK_16TB_7 = "high-memory-high-network-16tb-7"
    U7IN_16TB = "u7in-16tb"
    HIGH_MEMORY_HIGH_NETWORK_24TB_7 = "high-memory-high-network-24tb-7"
    U7IN_24TB = "u7in-24tb"
    HIGH_MEMORY_HIGH_NETWORK_32TB_7 = "high-memory-high-network-32tb-7"
    U7IN_32TB = "u7in-32tb"
    HIGH_MEMORY_HIGH_NETWORK_HPE_32TB_7 = "high-memory-high-network-hpe-32tb-7"
    U7INH_32TB = "u7inh-32tb"
    MEMORY5_EBS_OPTIMIZED = "memory5-ebs-optimized"
    R5B = "r5b"
    MEMORY6_GRAVITON = "memory6-graviton"
    R6G = "r6g"
    MEMORY6_GRAVITON2_NVME_DRIVE = "memory6-graviton2-nvme-drive"
    R6GD = "r6gd"
    MEMORY7_GRAVITON = "memory7-graviton"
    R7G = "r7g"
    MEMORY7_GRAVITON3_NVME_DRIVE = "memory7-graviton3-nvme-drive"
    R7GD = "r7gd"
    MEMORY7_INTEL_BASE = "memory7-intel-base"
    R7I = "r7i"
    MEMORY7_INTEL = "memory7-intel"
    R7IZ = "r7iz"
    MEMORY8_INTEL_BASE = "memory8-intel-base"
    R8I = "r8i"
    MEMORY8_INTEL_FLEX = "memory8-intel-flex"
    R8I_FLEX = "r8i-flex"
    MEMORY7_AMD = "memory7-amd"
    R7A = "r7a"
    MEMORY8_AMD = "memory8-amd"
    R8A = "r8a"
    MEMORY8_GRAVITON = "memory8-graviton"
    R8G = "r8g"
    MEMORY8_GRAVITON4_NVME_DRIVE = "memory8-graviton4-nvme-drive"
    R8GD = "r8gd"
    MEMORY8_GRAVITON4_HIGH_NETWORK_BANDWIDTH = "memory8-graviton4-high-network-bandwidth"
    R8GN = "r8gn"
    MEMORY8_GRAVITON4_EBS_OPTIMIZED = "memory8-graviton4-ebs-optimized"
    R8GB = "r8gb"
    COMPUTE3 = "compute3"
    C3 = "c3"
    COMPUTE4 = "compute4"
    C4 = "c4"
    COMPUTE5 = "compute5"
    C5 = "c5"
    COMPUTE5_NVME_DRIVE = "compute5-nvme-drive"
    C5D = "c5d"
    COMPUTE5_AMD = "compute5-amd"
    C5A = "c5a"
    COMPUTE5_AMD_NVME_DRIVE = "compute5-amd-nvme-drive"
    C5AD = "c5ad"
    COMPUTE5_HIGH_PERFORMANCE = "compute5-high-performance"
    C5N = "c5n"
    COMPUTE6_INTEL = "compute6-intel"
    C6I = "c6i"
    COMPUTE6_INTEL_NVME_DRIVE = "compute6-intel-nvme-drive"
    C6ID = "c6id"
    COMPUTE6_INTEL_HIGH_PERFORMANCE = "compute6-intel-high-performance"
    C6IN = "c6in"
    COMPUTE6_AMD = "compute6-amd"
    C6A = "c6a"
    COMPUTE6_GRAVITON2 = "compute6-graviton2"
    C6G = "c6g"
    COMPUTE7_GRAVITON3 = "compute7-graviton3"
    C7G = "c7g"
    COMPUTE8_GRAVITON4 = "compute8-graviton4"
    C8G = "c8g"
    COMPUTE6_GRAVITON2_NVME_DRIVE = "compute6-graviton2-nvme-drive"
    C6GD = "c6gd"
    COMPUTE7_GRAVITON3_NVME_DRIVE = "compute7-graviton3-nvme-drive"
    C7GD = "c7gd"
    COMPUTE8_GRAVITON4_NVME_DRIVE = "compute8-graviton4-nvme-drive"
    C8GD = "c8gd"
    COMPUTE6_GRAVITON2_HIGH_NETWORK_BANDWIDTH = "compute6-graviton2-high-network-bandwidth"
    C6GN = "c6gn"
    COMPUTE7_GRAVITON3_HIGH_NETWORK_BANDWIDTH = "compute7-graviton3-high-network-bandwidth"
    C7GN = "c7gn"
    COMPUTE8_GRAVITON4_HIGH_NETWORK_BANDWIDTH = "compute8-graviton4-high-network-bandwidth"
    C8GN = "c8gn"
    COMPUTE7_INTEL = "compute7-intel"
    C7I = "c7i"
    COMPUTE7_INTEL_FLEX = "compute7-intel-flex"
    C7I_FLEX = "c7i-flex"
    COMPUTE8_INTEL = "compute8-intel"
    C8I = "c8i"
    COMPUTE8_INTEL_FLEX = "compute8-intel-flex"
    C8I_FLEX = "c8i-flex"
    COMPUTE7_AMD = "compute7-amd"
    C7A = "c7a"
    COMPUTE8_AMD = "compute8-amd"
    C8A = "c8a"
    STORAGE2 = "storage2"
    D2 = "d2"
    STORAGE3 = "storage3"
    D3 = "d3"
    STORAGE3_ENHANCED_NETWORK = "storage3-enhanced-network"
    D3EN = "d3en"
    STORAGE_COMPUTE_1 = "storage-compute-1"
    H1 = "h1"
    TRAINING_ACCELERATOR1 = "training-accelerator1"
    TRN1 = "trn1"
    TRAINING_ACCELERATOR1_ENHANCED_NETWORK = "training-accelerator1-enhanced-network"
    TRN1N = "trn1n"
    TRAINING_ACCELERATOR2 = "training-accelerator2"
    TRN2 = "trn2"
    TRAINING_ACCELERATOR2_ULTRASERVER = "training-accelerator2-ultraserver"
    TRN2U = "trn2u"
    IO3 = "io3"
    I3 = "i3"
    IO3_DENSE_NVME_DRIVE = "io3-dense-nvme-drive"
    I3EN = "i3en"
    IO4_INTEL = "io4_intel"
    I4I = "i4i"
    STORAGE4_GRAVITON = "storage4_graviton"
    I4G = "i4g"
    STORAGE4_GRAVITON_NETWORK_OPTIMIZED = "storage4-graviton-network-optimized"
    IM4GN = "im4gn"
    STORAGE4_GRAVITON_NETWORK_STORAGE_OPTIMIZED = "storage4-graviton-network-storage-optimized"
    IS4GEN = "is4gen"
    STORAGE7_INTEL_STORAGE_OPTIMIZED = "storage7-intel-storage-optimized"
    I7IE = "i7ie"
    IO7_INTEL = "io7_intel"
    I7I = "i7i"
    STORAGE8_GRAVITON = "storage8-graviton"
    I8G = "i8g"
    STORAGE8_GRAVITON_STORAGE_OPTIMIZED = "storage8-graviton-storage-optimized"
    I8GE = "i8ge"
    BURSTABLE2 = "burstable2"
    T2 = "t2"
    BURSTABLE3 = "burstable3"
    T3 = "t3"
    BURSTABLE3_AMD = "burstable3-amd"
    T3A = "t3a"
    BURSTABLE4_GRAVITON = "burstable4-graviton"
    T4G = "t4g"
    MEMORY_INTENSIVE_1 = "memory-intensive-1"
    X1 = "x1"
    MEMORY_INTENSIVE_1_EXTENDED = "memory-intensive-1-extended"
    X1E = "x1e"
    MEMORY_INTENSIVE_2_GRAVITON2 = "memory-intensive-2-graviton2"
    X2G = "x2g"
    MEMORY_INTENSIVE_2_GRAVITON2_NVME_DRIVE = "memory-intensive-2-graviton2-nvme-drive"
    X2GD = "x2gd"
    MEMORY_INTENSIVE_2_XT_INTEL = "memory_intensive_2_xt_intel"
    X2IEDN = "x2iedn"
    MEMORY_INTENSIVE_2_INTEL = "memory_intensive_2_intel"
    X2IDN = "x2idn"
    MEMORY_INTENSIVE_2_XTZ_INTEL = "memory_intensive_2_xtz_intel"
    X2IEZN = "x2iezn"
    MEMORY_INTENSIVE_8_GRAVITON = "memory-intensive-8-graviton"
    X8G = "x8g"
    FPGA1 = "fpga1"
    F1 = "f1"
    FPGA2 = "fpga2"
    F2 = "f2"
    GRAPHICS3_SMALL = "graphics3-small"
    G3S = "g3s"
    GRAPHICS3 = "graphics3"
    G3 = "g3"
    GRAPHICS4_NVME_DRIVE_HIGH_PERFORMANCE = "graphics4-nvme-drive-high-performance"
    G4DN = "g4dn"
    GRAPHICS4_AMD_NVME_DRIVE = "graphics4-amd-nvme-drive"
    G4AD = "g4ad"
    GRAPHICS5 = "graphics5"
    G5 = "g5"
    GRAPHICS5_GRAVITON2 = "graphics5-graviton2"
    G5G = "g5g"
    GRAPHICS6 = "graphics6"
    G6 = "g6"
    GRAPHICS6_EFFICIENT = "graphics6-efficient"
    G6E = "g6e"
    GRAPHICS7_EFFICIENT = "graphics7-efficient"
    G7E = "g7e"
    GRAPHICS_RAM_6 = "graphics-ram-6"
    GR6 = "gr6"
    PARALLEL2 = "parallel2"
    P2 = "p2"
    PARALLEL3 = "parallel3"
    P3 = "p3"
    PARALLEL3_NVME_DRIVE_HIGH_PERFORMANCE = "parallel3-nvme-drive-high-performance"
    P3DN = "p3dn"
    PARALLEL4_NVME_DRIVE_EXTENDED = "parallel4-nvme-drive-extended"
    P4DE = "p4de"
    PARALLEL4 = "parallel4"
    P4D = "p4d"
    PARALLEL5 = "parallel5"
    P5 = "p5"
    PARALLEL5_EXTENDED = "parallel5-extended"
    P5E = "p5e"
    PARALLEL5_EXTENDED_NETWORK = "parallel5-extended-network"
    P5EN = "p5en"
    ARM1 = "arm1"
    A1 = "a1"
    STANDARD6_GRAVITON = "standard6-graviton"
    M6G = "m6g"
    STANDARD6_INTEL = "standard6-intel"
    M6I = "m6i"
    STANDARD6_INTEL_NVME_DRIVE = "standard6-intel-nvme-drive"
    M6ID = "m6id"
    STANDARD6_INTEL_HIGH_PERFORMANCE = "standard6-intel-high-performance"
    M6IN = "m6in"
    STANDARD6_INTEL_NVME_DRIVE_HIGH_PERFORMANCE = "standard6-intel-nvme-drive-high-performance"
    M6IDN = "m6idn"
    STANDARD6_AMD = "standard6-amd"
    M6A = "m6a"
    STANDARD6_GRAVITON2_NVME_DRIVE = "standard6-graviton2-nvme-drive"
    M6GD = "m6gd"
    STANDARD7_GRAVITON = "standard7-graviton"
    M7G = "m7g"
    STANDARD8_GRAVITON = "standard8-graviton"
    M8G = "m8g"
    STANDARD7_GRAVITON3_NVME_DRIVE = "standard7-graviton3-nvme-drive"
    M7GD = "m7gd"
    STANDARD8_GRAVITON4_NVME_DRIVE = "standard8-graviton4-nvme-drive"
    M8GD = "m8gd"
    STANDARD8_INTEL = "standard8-intel"
    M8I = "m8i"
    STANDARD8_INTEL_FLEX = "standard8-intel-flex"
    M8I_FLEX = "m8i-flex"
    STANDARD7_INTEL = "standard7-intel"
    M7I = "m7i"
    STANDARD7_INTEL_FLEX = "standard7-intel-flex"
    M7I_FLEX = "m7i-flex"
    STANDARD7_AMD = "standard7-amd"
    M7A = "m7a"
    STANDARD8_AMD = "standard8-amd"
    M8A = "m8a"
    STANDARD9_GRAVITON = "standard9-graviton"
    M9G = "m9g"
    HIGH_COMPUTE_MEMORY1 = "high-compute-memory1"
    Z1D = "z1d"
    INFERENCE1 = "inference1"
    INF1 = "inf1"
    INFERENCE2 = "inference2"
    INF2 = "inf2"
    MACINTOSH1_INTEL = "macintosh1-intel"
    MAC1 = "mac1"
    MACINTOSH2_M1 = "macintosh2-m1"
    MAC2 = "mac2"
    MACINTOSH2_M2 = "macintosh2-m2"
    MAC2_M2 = "mac2-m2"
    MACINTOSH2_M2_PRO = "macintosh2-m2-pro"
    MAC2_M2PRO = "mac2-m2pro"
    MACINTOSH2_M1_ULTRA = "macintosh2-m1-ultra"
    MAC2_M1ULTRA = "mac2-m1ultra"
    VIDEO_TRANSCODING1 = "video-transcoding1"
    VT1 = "vt1"
    HIGH_PERFORMANCE_COMPUTING6_AMD = "high-performance-computing6-amd"
    HPC6A = "hpc6a"
    HIGH_PERFORMANCE_COMPUTING6_INTEL_NVME_DRIVE = "high-performance-computing6-intel-nvme-drive"
    HPC6ID = "hpc6id"
    HIGH_PERFORMANCE_COMPUTING7_AMD = "high-performance-computing7-amd"
    HPC7A = "hpc7a"
    HIGH_PERFORMANCE_COMPUTING7_GRAVITON = "high-performance-computing7-graviton"
    HPC7G = "hpc7g"
    DEEP_LEARNING1 = "deep-learning1"
    DL1 = "dl1"
    DEEP_LEARNING2_QUALCOMM = "deep-learning2-qualcomm"
    DL2Q = "dl2q"


# Families known at EC2 by another text than their name in lower case. The two extended P5 families lack their
# short texts at the peer too.
_IDENTIFIERS = {
    "STANDARD3": "m3",
    "STANDARD4": "m4",
    "STANDARD5": "m5",
    "STANDARD5_NVME_DRIVE": "m5d",
    "STANDARD5_AMD": "m5a",
    "STANDARD5_AMD_NVME_DRIVE": "m5ad",
    "STANDARD5_HIGH_PERFORMANCE": "m5n",
    "STANDARD5_NVME_DRIVE_HIGH_PERFORMANCE": "m5dn",
    "STANDARD5_HIGH_COMPUTE": "m5zn",
    "MEMORY3": "r3",
    "MEMORY4": "r4",
    "MEMORY5": "r5",
    "MEMORY6_AMD": "r6a",
    "MEMORY6_INTEL": "r6i",
    "MEMORY6_INTEL_NVME_DRIVE": "r6id",
    "MEMORY6_INTEL_HIGH_PERFORMANCE": "r6in",
    "MEMORY6_INTEL_NVME_DRIVE_HIGH_PERFORMANCE": "r6idn",
    "MEMORY5_HIGH_PERFORMANCE": "r5n",
    "MEMORY5_NVME_DRIVE": "r5d",
    "MEMORY5_NVME_DRIVE_HIGH_PERFORMANCE": "r5dn",
    "MEMORY5_AMD": "r5a",
    "MEMORY5_AMD_NVME_DRIVE": "r5ad",
    "HIGH_MEMORY_3TB_1": "u-3tb1",
    "HIGH_MEMORY_6TB_1": "u-6tb1",
    "HIGH_MEMORY_9TB_1": "u-9tb1",
    "HIGH_MEMORY_12TB_1": "u-12tb1",
    "HIGH_MEMORY_18TB_1": "u-18tb1",
    "HIGH_MEMORY_24TB_1": "u-24tb1",
    "HIGH_MEMORY_6TB_7": "u7i-6tb",
    "HIGH_MEMORY_8TB_7": "u7i-8tb",
    "HIGH_MEMORY_12TB_7": "u7i-12tb",
    "HIGH_MEMORY_HIGH_NETWORK_16TB_7": "u7in-16tb",
    "HIGH_MEMORY_HIGH_NETWORK_24TB_7": "u7in-24tb",
    "HIGH_MEMORY_HIGH_NETWORK_32TB_7": "u7in-32tb",
    "HIGH_MEMORY_HIGH_NETWORK_HPE_32TB_7": "u7inh-32tb",
    "MEMORY5_EBS_OPTIMIZED": "r5b",
    "MEMORY6_GRAVITON": "r6g",
    "MEMORY6_GRAVITON2_NVME_DRIVE": "r6gd",
    "MEMORY7_GRAVITON": "r7g",
    "MEMORY7_GRAVITON3_NVME_DRIVE": "r7gd",
    "MEMORY7_INTEL_BASE": "r7i",
    "MEMORY7_INTEL": "r7iz",
    "MEMORY8_INTEL_BASE": "r8i",
    "MEMORY8_INTEL_FLEX": "r8i-flex",
    "MEMORY7_AMD": "r7a",
    "MEMORY8_AMD": "r8a",
    "MEMORY8_GRAVITON": "r8g",
    "MEMORY8_GRAVITON4_NVME_DRIVE": "r8gd",
    "MEMORY8_GRAVITON4_HIGH_NETWORK_BANDWIDTH": "r8gn",
    "MEMORY8_GRAVITON4_EBS_OPTIMIZED": "r8gb",
    "COMPUTE3": "c3",
    "COMPUTE4": "c4",
    "COMPUTE5": "c5",
    "COMPUTE5_NVME_DRIVE": "c5d",
    "COMPUTE5_AMD": "c5a",
    "COMPUTE5_AMD_NVME_DRIVE": "c5ad",
    "COMPUTE5_HIGH_PERFORMANCE": "c5n",
    "COMPUTE6_INTEL": "c6i",
    "COMPUTE6_INTEL_NVME_DRIVE": "c6id",
    "COMPUTE6_INTEL_HIGH_PERFORMANCE": "c6in",
    "COMPUTE6_AMD": "c6a",
    "COMPUTE6_GRAVITON2": "c6g",
    "COMPUTE7_GRAVITON3": "c7g",
    "COMPUTE8_GRAVITON4": "c8g",
    "COMPUTE6_GRAVITON2_NVME_DRIVE": "c6gd",
    "COMPUTE7_GRAVITON3_NVME_DRIVE": "c7gd",
    "COMPUTE8_GRAVITON4_NVME_DRIVE": "c8gd",
    "COMPUTE6_GRAVITON2_HIGH_NETWORK_BANDWIDTH": "c6gn",
    "COMPUTE7_GRAVITON3_HIGH_NETWORK_BANDWIDTH": "c7gn",
    "COMPUTE8_GRAVITON4_HIGH_NETWORK_BANDWIDTH": "c8gn",
    "COMPUTE7_INTEL": "c7i",
    "COMPUTE7_INTEL_FLEX": "c7i-flex",
    "COMPUTE8_INTEL": "c8i",
    "COMPUTE8_INTEL_FLEX": "c8i-flex",
    "COMPUTE7_AMD": "c7a",
    "COMPUTE8_AMD": "c8a",
    "STORAGE2": "d2",
    "STORAGE3": "d3",
    "STORAGE3_ENHANCED_NETWORK": "d3en",
    "STORAGE_COMPUTE_1": "h1",
    "TRAINING_ACCELERATOR1": "trn1",
    "TRAINING_ACCELERATOR1_ENHANCED_NETWORK": "trn1n",
    "TRAINING_ACCELERATOR2": "trn2",
    "TRAINING_ACCELERATOR2_ULTRASERVER": "trn2u",
    "IO3": "i3",
    "IO3_DENSE_NVME_DRIVE": "i3en",
    "IO4_INTEL": "i4i",
    "STORAGE4_GRAVITON": "i4g",
    "STORAGE4_GRAVITON_NETWORK_OPTIMIZED": "im4gn",
    "STORAGE4_GRAVITON_NETWORK_STORAGE_OPTIMIZED": "is4gen",
    "STORAGE7_INTEL_STORAGE_OPTIMIZED": "i7ie",
    "IO7_INTEL": "i7i",
    "STORAGE8_GRAVITON": "i8g",
    "STORAGE8_GRAVITON_STORAGE_OPTIMIZED": "i8ge",
    "BURSTABLE2": "t2",
    "BURSTABLE3": "t3",
    "BURSTABLE3_AMD": "t3a",
    "BURSTABLE4_GRAVITON": "t4g",
    "MEMORY_INTENSIVE_1": "x1",
    "MEMORY_INTENSIVE_1_EXTENDED": "x1e",
    "MEMORY_INTENSIVE_2_GRAVITON2": "x2g",
    "MEMORY_INTENSIVE_2_GRAVITON2_NVME_DRIVE": "x2gd",
    "MEMORY_INTENSIVE_2_XT_INTEL": "x2iedn",
    "MEMORY_INTENSIVE_2_INTEL": "x2idn",
    "MEMORY_INTENSIVE_2_XTZ_INTEL": "x2iezn",
    "MEMORY_INTENSIVE_8_GRAVITON": "x8g",
    "FPGA1": "f1",
    "FPGA2": "f2",
    "GRAPHICS3_SMALL": "g3s",
    "GRAPHICS3": "g3",
    "GRAPHICS4_NVME_DRIVE_HIGH_PERFORMANCE": "g4dn",
    "GRAPHICS4_AMD_NVME_DRIVE": "g4ad",
    "GRAPHICS5": "g5",
    "GRAPHICS5_GRAVITON2": "g5g",
    "GRAPHICS6": "g6",
    "GRAPHICS6_EFFICIENT": "g6e",
    "GRAPHICS7_EFFICIENT": "g7e",
    "GRAPHICS_RAM_6": "gr6",
    "PARALLEL2": "p2",
    "PARALLEL3": "p3",
    "PARALLEL3_NVME_DRIVE_HIGH_PERFORMANCE": "p3dn",
    "PARALLEL4_NVME_DRIVE_EXTENDED": "p4de",
    "PARALLEL4": "p4d",
    "PARALLEL5": "p5",
    "ARM1": "a1",
    "STANDARD6_GRAVITON": "m6g",
    "STANDARD6_INTEL": "m6i",
    "STANDARD6_INTEL_NVME_DRIVE": "m6id",
    "STANDARD6_INTEL_HIGH_PERFORMANCE": "m6in",
    "STANDARD6_INTEL_NVME_DRIVE_HIGH_PERFORMANCE": "m6idn",
    "STANDARD6_AMD": "m6a",
    "STANDARD6_GRAVITON2_NVME_DRIVE": "m6gd",
    "STANDARD7_GRAVITON": "m7g",
    "STANDARD8_GRAVITON": "m8g",
    "STANDARD7_GRAVITON3_NVME_DRIVE": "m7gd",
    "STANDARD8_GRAVITON4_NVME_DRIVE": "m8gd",
    "STANDARD8_INTEL": "m8i",
    "STANDARD8_INTEL_FLEX": "m8i-flex",
    "STANDARD7_INTEL": "m7i",
    "STANDARD7_INTEL_FLEX": "m7i-flex",
    "STANDARD7_AMD": "m7a",
    "STANDARD8_AMD": "m8a",
    "STANDARD9_GRAVITON": "m9g",
    "HIGH_COMPUTE_MEMORY1": "z1d",
    "INFERENCE1": "inf1",
    "INFERENCE2": "inf2",
    "MACINTOSH1_INTEL": "mac1",
    "MACINTOSH2_M1": "mac2",
    "MACINTOSH2_M2": "mac2-m2",
    "MACINTOSH2_M2_PRO": "mac2-m2pro",
    "MACINTOSH2_M1_ULTRA": "mac2-m1ultra",
    "VIDEO_TRANSCODING1": "vt1",
    "HIGH_PERFORMANCE_COMPUTING6_AMD": "hpc6a",
    "HIGH_PERFORMANCE_COMPUTING6_INTEL_NVME_DRIVE": "hpc6id",
    "HIGH_PERFORMANCE_COMPUTING7_AMD": "hpc7a",
    "HIGH_PERFORMANCE_COMPUTING7_GRAVITON": "hpc7g",
    "DEEP_LEARNING1": "dl1",
    "DEEP_LEARNING2_QUALCOMM": "dl2q",
}


def _class_identifier(instance_class: InstanceClass) -> str:
    """Return the text EC2 knows a family by, such as ``m5``."""
    name = instance_class.name
    return _IDENTIFIERS.get(name) or name.lower().replace("_", "-")

"""Versions of Kubernetes."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.arguments import checked

# Minor versions that have a constant.
_OLDEST = 14
_NEWEST = 36


class KubernetesVersion:
    """A version of Kubernetes, such as ``KubernetesVersion.V1_33``; of others, see :meth:`of`.

    Attributes:
        version: Its number, such as ``1.33``.
    """

    V1_14: ClassVar[KubernetesVersion]
    V1_15: ClassVar[KubernetesVersion]
    V1_16: ClassVar[KubernetesVersion]
    V1_17: ClassVar[KubernetesVersion]
    V1_18: ClassVar[KubernetesVersion]
    V1_19: ClassVar[KubernetesVersion]
    V1_20: ClassVar[KubernetesVersion]
    V1_21: ClassVar[KubernetesVersion]
    V1_22: ClassVar[KubernetesVersion]
    V1_23: ClassVar[KubernetesVersion]
    V1_24: ClassVar[KubernetesVersion]
    V1_25: ClassVar[KubernetesVersion]
    V1_26: ClassVar[KubernetesVersion]
    V1_27: ClassVar[KubernetesVersion]
    V1_28: ClassVar[KubernetesVersion]
    V1_29: ClassVar[KubernetesVersion]
    V1_30: ClassVar[KubernetesVersion]
    V1_31: ClassVar[KubernetesVersion]
    V1_32: ClassVar[KubernetesVersion]
    V1_33: ClassVar[KubernetesVersion]
    V1_34: ClassVar[KubernetesVersion]
    V1_35: ClassVar[KubernetesVersion]
    V1_36: ClassVar[KubernetesVersion]

    @checked
    def __init__(self, version: str) -> None:
        self.version = version

    @staticmethod
    @checked
    def of(version: str) -> KubernetesVersion:
        """Return a version by its number."""
        return KubernetesVersion(version)


for _minor in range(_OLDEST, _NEWEST + 1):
    setattr(KubernetesVersion, f"V1_{_minor}", KubernetesVersion(f"1.{_minor}"))

__all__ = ["KubernetesVersion"]

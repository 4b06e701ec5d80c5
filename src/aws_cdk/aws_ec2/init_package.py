"""Packages of a start-up configuration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_ec2._init_binding import BindTarget, BoundElement, restart_handles
from aws_cdk.aws_ec2.init_element import InitElement, InitServiceRestartHandle
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes


class LocationPackageOptions(Struct):
    """Options of a package that is fetched from a place."""

    key: str | None = None
    """Name within the configuration. Default: the package's number."""
    service_restart_handles: Sequence[InitServiceRestartHandle] | None = None
    """Services that restart when the package is installed."""


class NamedPackageOptions(Struct):
    """Options of a package that is known by name."""

    service_restart_handles: Sequence[InitServiceRestartHandle] | None = None
    """Services that restart when the package is installed."""
    version: Sequence[str] | None = None
    """Versions. Default: the latest."""


class InitPackage(InitElement):
    """A package that is installed when an instance starts first."""

    @checked
    def __init__(
        self,
        type: str,
        versions: Sequence[str],
        package_name: str | None = None,
        service_handles: Sequence[InitServiceRestartHandle] | None = None,
    ) -> None:
        self._type = type
        self._versions = list(versions)
        self._name = package_name
        self._handles = restart_handles(service_handles)

    @staticmethod
    @takes(LocationPackageOptions)
    def rpm(location: str, options: LocationPackageOptions) -> InitPackage:
        """Install an RPM file from a URL."""
        return InitPackage("rpm", [location], options.key, options.service_restart_handles)

    @staticmethod
    @takes(NamedPackageOptions)
    def yum(package_name: str, options: NamedPackageOptions) -> InitPackage:
        """Install a package with yum."""
        return InitPackage("yum", options.version or [], package_name, options.service_restart_handles)

    @staticmethod
    @takes(NamedPackageOptions)
    def ruby_gem(gem_name: str, options: NamedPackageOptions) -> InitPackage:
        """Install a package of Ruby."""
        return InitPackage("rubygems", options.version or [], gem_name, options.service_restart_handles)

    @staticmethod
    @takes(NamedPackageOptions)
    def python(package_name: str, options: NamedPackageOptions) -> InitPackage:
        """Install a package of Python."""
        return InitPackage("python", options.version or [], package_name, options.service_restart_handles)

    @staticmethod
    @takes(NamedPackageOptions)
    def apt(package_name: str, options: NamedPackageOptions) -> InitPackage:
        """Install a package with apt."""
        return InitPackage("apt", options.version or [], package_name, options.service_restart_handles)

    @staticmethod
    @takes(LocationPackageOptions)
    def msi(location: str, options: LocationPackageOptions) -> InitPackage:
        """Install an MSI file from a URL, on Windows."""
        return _MsiPackage("msi", [location], options.key, options.service_restart_handles)

    @property
    def element_type(self) -> str:
        """``PACKAGE``."""
        return "PACKAGE"

    def _render_package_versions(self) -> Any:
        """Return what stands for the package: its versions, or its place."""
        return self._versions

    def _bind(self, target: BindTarget) -> BoundElement:
        windows = target.platform is OperatingSystemType.WINDOWS
        if windows and self._type != "msi":
            raise ValidationError(
                "Windows only supports the MSI package type", scope=target.scope, fix="use InitPackage.msi"
            )
        if not windows and self._type == "msi":
            raise ValidationError(
                "MSI installers are only supported on Windows systems.",
                scope=target.scope,
                fix="use InitPackage.yum, apt or rpm",
            )
        if not self._name and self._type not in ("rpm", "msi"):
            raise ValidationError(
                "Package name must be specified for all package types besides RPM and MSI.", scope=target.scope
            )
        key = self._name or target.key
        for handle in self._handles:
            handle._add_package(self._type, key)
        return BoundElement({self._type: {key: self._render_package_versions()}})


class _MsiPackage(InitPackage):
    def _render_package_versions(self) -> Any:
        return self._versions[0]

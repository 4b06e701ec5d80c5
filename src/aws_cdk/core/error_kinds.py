"""Telling kinds of errors apart."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.errors import AssumptionError, CdkError, ValidationError


class Errors:
    """Tells whether a caught error is of some kind."""

    @staticmethod
    def is_construct_error(x: Any) -> bool:
        """Tell whether ``x`` was raised by this library for something in an app."""
        from constructs import ConstructsError

        return isinstance(x, (CdkError, ConstructsError))

    @staticmethod
    def is_validation_error(x: Any) -> bool:
        """Tell whether ``x`` is about options that cannot work."""
        return isinstance(x, ValidationError)

    @staticmethod
    def is_assumption_error(x: Any) -> bool:
        """Tell whether ``x`` is about a state in which something cannot be answered."""
        return isinstance(x, AssumptionError)

    @staticmethod
    def is_assertion_error(x: Any) -> bool:
        """Tell whether ``x`` is a failed assertion about a template."""
        return isinstance(x, CdkError) and isinstance(x, AssertionError)

    @staticmethod
    def is_cloud_assembly_error(x: Any) -> bool:
        """Tell whether ``x`` is about a cloud assembly that cannot be read or written."""
        from cloud_assembly.schema.errors import AssemblyError

        return isinstance(x, AssemblyError)

    @staticmethod
    def is_execution_error(x: Any) -> bool:
        """Tell whether ``x`` is about a command, of a container engine or of a bundler, that failed."""
        from aws_cdk.core.bundled_asset import BundlingError
        from aws_cdk.core.docker_engine import EngineError

        return isinstance(x, (BundlingError, EngineError))

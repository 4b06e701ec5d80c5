"""A role that bootstrapping made; apart from the other structs, since every app with stacks needs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.core.struct import Struct


class BootstrapRole(Struct):
    """A role of the bootstrap stack, and the bootstrap version that has it."""

    arn: str
    assume_role_additional_options: Mapping[str, Any] | None = None
    assume_role_external_id: str | None = None
    bootstrap_stack_version_ssm_parameter: str | None = None
    requires_bootstrap_stack_version: float | None = None

"""Tasks that make endpoints of models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    checked_pattern,
    input_value,
    integration_arn,
    service_arn,
)
from aws_cdk.aws_stepfunctions_tasks._sage_maker import (
    instance_type_name,
    known_name,
    tag_statement,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_size import InstanceSize
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct

_VARIANTS = (1, 10)


class AcceleratorClass:
    """A generation of elastic inference accelerators."""

    EIA1: AcceleratorClass
    EIA2: AcceleratorClass

    @checked
    def __init__(self, version: str) -> None:
        self.version = version

    @staticmethod
    @checked
    def of(version: str) -> AcceleratorClass:
        """Return a generation by its name."""
        return AcceleratorClass(version)


AcceleratorClass.EIA1 = AcceleratorClass("eia1")
AcceleratorClass.EIA2 = AcceleratorClass("eia2")


class AcceleratorType:
    """A type of elastic inference accelerators."""

    @checked
    def __init__(self, instance_type_identifier: str) -> None:
        self._identifier = instance_type_identifier

    @staticmethod
    @checked
    def of(accelerator_class: AcceleratorClass, instance_size: InstanceSize) -> AcceleratorType:
        """Return the type of a generation and size."""
        return AcceleratorType(f"ml.{accelerator_class.version}.{instance_size._value_}")

    def to_string(self) -> str:
        """Return the type's name."""
        return self._identifier

    def __str__(self) -> str:
        return self._identifier


class ProductionVariant(Struct):
    """A model behind an endpoint."""

    instance_type: InstanceType
    """Type of the instances."""
    model_name: str
    """The model."""
    variant_name: str
    """Name of the variant."""
    accelerator_type: AcceleratorType | None = None
    """Accelerators. Default: none."""
    initial_instance_count: int | float | None = None
    """How many instances at first. Default: 1."""
    initial_variant_weight: int | float | None = None
    """Which part of the requests it gets, against the others. Default: 1."""


class _SageMakerCreateEndpointConfigOptions(Struct):
    """What the task takes in either language."""

    endpoint_config_name: str
    """Name of the configuration."""
    production_variants: Nested[Sequence[ProductionVariant]]
    """The models, 1 to 10."""
    kms_key: IKeyRef | None = None
    """The key that volumes are encrypted with. Default: none."""
    tags: TaskInput | None = None
    """Tags: an object. Default: none."""


class _SageMakerCreateEndpointOptions(Struct):
    """What the task takes in either language."""

    endpoint_config_name: str
    """The configuration."""
    endpoint_name: str
    """Name of the endpoint."""
    tags: TaskInput | None = None
    """Tags: an object. Default: none."""


class _SageMakerUpdateEndpointOptions(Struct):
    """What the task takes in either language."""

    endpoint_config_name: str
    """The new configuration."""
    endpoint_name: str
    """The endpoint."""


class SageMakerCreateEndpointConfigJsonPathProps(TaskStateJsonPathBaseProps, _SageMakerCreateEndpointConfigOptions):
    """Options of a task that makes a configuration of endpoints with JSONPath."""


class SageMakerCreateEndpointConfigJsonataProps(TaskStateJsonataBaseProps, _SageMakerCreateEndpointConfigOptions):
    """Options of a task that makes a configuration of endpoints with JSONata."""


class SageMakerCreateEndpointConfigProps(TaskStateBaseProps, _SageMakerCreateEndpointConfigOptions):
    """Options of a task that makes a configuration of endpoints in either language."""


class SageMakerCreateEndpointJsonPathProps(TaskStateJsonPathBaseProps, _SageMakerCreateEndpointOptions):
    """Options of a task that makes an endpoint with JSONPath."""


class SageMakerCreateEndpointJsonataProps(TaskStateJsonataBaseProps, _SageMakerCreateEndpointOptions):
    """Options of a task that makes an endpoint with JSONata."""


class SageMakerCreateEndpointProps(TaskStateBaseProps, _SageMakerCreateEndpointOptions):
    """Options of a task that makes an endpoint in either language."""


class SageMakerUpdateEndpointJsonPathProps(TaskStateJsonPathBaseProps, _SageMakerUpdateEndpointOptions):
    """Options of a task that changes an endpoint with JSONPath."""


class SageMakerUpdateEndpointJsonataProps(TaskStateJsonataBaseProps, _SageMakerUpdateEndpointOptions):
    """Options of a task that changes an endpoint with JSONata."""


class SageMakerUpdateEndpointProps(TaskStateBaseProps, _SageMakerUpdateEndpointOptions):
    """Options of a task that changes an endpoint in either language."""


def _arn(scope: Any, kind: str, name: str) -> str:
    # SageMaker writes these names in lower case in ARNs.
    return service_arn(scope, "sagemaker", kind, known_name(name, otherwise="*").lower())


class SageMakerCreateEndpointConfig(TaskStateBase):
    """Makes a configuration of endpoints."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions-tasks.SageMakerCreateEndpointConfig"

    @staticmethod
    @takes(SageMakerCreateEndpointConfigJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: SageMakerCreateEndpointConfigJsonPathProps
    ) -> SageMakerCreateEndpointConfig:
        """Make the task with JSONPath."""
        return SageMakerCreateEndpointConfig(scope, id, **props._given())

    @staticmethod
    @takes(SageMakerCreateEndpointConfigJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: SageMakerCreateEndpointConfigJsonataProps
    ) -> SageMakerCreateEndpointConfig:
        """Make the task with JSONata."""
        return SageMakerCreateEndpointConfig(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SageMakerCreateEndpointConfigProps)
    def __init__(self, scope: Construct, id: str, props: SageMakerCreateEndpointConfigProps) -> None:
        """Make the task.

        Raises:
            ValidationError: there are too few or too many variants, or a figure of one is out of range.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        least, most = _VARIANTS
        if not least <= len(props.production_variants) <= most:
            raise ValidationError(
                f"Must specify from {least} to {most} production variants per endpoint configuration", scope=self
            )
        for variant in props.production_variants:
            count, weight = variant.initial_instance_count, variant.initial_variant_weight
            if count and count < 1:
                raise ValidationError("Must define at least one instance", scope=self)
            if weight is not None and weight < 0:
                raise ValidationError("InitialVariantWeight has minimum value of 0", scope=self)
        self._task_policies = [
            PolicyStatement(
                actions=["sagemaker:CreateEndpointConfig"],
                resources=[_arn(self, "endpoint-config", props.endpoint_config_name)],
            ),
            tag_statement(),
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        parameters = present(
            {
                "EndpointConfigName": props.endpoint_config_name,
                "Tags": input_value(props.tags),
                "KmsKeyId": props.kms_key.key_ref.key_id if props.kms_key is not None else None,
                "ProductionVariants": [_rendered_variant(variant) for variant in props.production_variants],
            }
        )
        return {
            "Resource": integration_arn("sagemaker", "createEndpointConfig", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


def _rendered_variant(variant: ProductionVariant) -> dict[str, Any]:
    count, kind = variant.initial_instance_count, variant.accelerator_type
    return present(
        {
            "InitialInstanceCount": count or 1,
            "InstanceType": instance_type_name(variant.instance_type),
            "ModelName": variant.model_name,
            "VariantName": variant.variant_name,
            # as the peer: an object, and not its text
            "AcceleratorType": {"instanceTypeIdentifier": str(kind)} if kind is not None else None,
            "InitialVariantWeight": variant.initial_variant_weight,
        }
    )


class _EndpointTask(TaskStateBase):
    """A task on an endpoint."""

    _action = ""
    _reads_tags = False

    def _init_endpoint(self, scope: Construct, id: str, props: Any) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        self._task_policies = [
            PolicyStatement(
                actions=[f"sagemaker:{self._action}"],
                resources=[
                    _arn(self, "endpoint", props.endpoint_name),
                    _arn(self, "endpoint-config", props.endpoint_config_name),
                ],
            ),
            *([tag_statement()] if self._reads_tags else []),
        ]

    def _rendered(self, top_level: QueryLanguage | None, **more: Any) -> dict[str, Any]:
        props = self._props
        parameters = present(
            {"EndpointConfigName": props.endpoint_config_name, "EndpointName": props.endpoint_name, **more}
        )
        return {
            "Resource": integration_arn("sagemaker", self._action, self._pattern),
            **self._rendered_parameters(parameters, top_level),
        }


class SageMakerCreateEndpoint(_EndpointTask):
    """Makes an endpoint."""

    _action = "createEndpoint"
    _reads_tags = True

    @staticmethod
    @takes(SageMakerCreateEndpointJsonPathProps)
    def json_path(scope: Construct, id: str, props: SageMakerCreateEndpointJsonPathProps) -> SageMakerCreateEndpoint:
        """Make the task with JSONPath."""
        return SageMakerCreateEndpoint(scope, id, **props._given())

    @staticmethod
    @takes(SageMakerCreateEndpointJsonataProps)
    def jsonata(scope: Construct, id: str, props: SageMakerCreateEndpointJsonataProps) -> SageMakerCreateEndpoint:
        """Make the task with JSONata."""
        return SageMakerCreateEndpoint(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SageMakerCreateEndpointProps)
    def __init__(self, scope: Construct, id: str, props: SageMakerCreateEndpointProps) -> None:
        self._init_endpoint(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return self._rendered(top_level_query_language, Tags=input_value(self._props.tags))


class SageMakerUpdateEndpoint(_EndpointTask):
    """Changes an endpoint to another configuration."""

    _action = "updateEndpoint"

    @staticmethod
    @takes(SageMakerUpdateEndpointJsonPathProps)
    def json_path(scope: Construct, id: str, props: SageMakerUpdateEndpointJsonPathProps) -> SageMakerUpdateEndpoint:
        """Make the task with JSONPath."""
        return SageMakerUpdateEndpoint(scope, id, **props._given())

    @staticmethod
    @takes(SageMakerUpdateEndpointJsonataProps)
    def jsonata(scope: Construct, id: str, props: SageMakerUpdateEndpointJsonataProps) -> SageMakerUpdateEndpoint:
        """Make the task with JSONata."""
        return SageMakerUpdateEndpoint(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SageMakerUpdateEndpointProps)
    def __init__(self, scope: Construct, id: str, props: SageMakerUpdateEndpointProps) -> None:
        self._init_endpoint(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return self._rendered(top_level_query_language)

"""Where the output of containers goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, StructLater, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriverProps
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.secret import Secret
    from constructs import Construct
else:
    AwsLogDriverProps = StructLater("aws_cdk.aws_ecs.aws_log_driver", "AwsLogDriverProps")


class LogDriverConfig(Struct):
    """How a container logs, as the task definition says it."""

    log_driver: str
    """Docker's name of the driver."""
    options: Mapping[str, str] | None = None
    """Its options. Default: none."""
    secret_options: Sequence[Any] | None = None
    """Its options that are read from secrets. Default: none."""


class LogDriver:
    """Base of log drivers."""

    @staticmethod
    @takes(AwsLogDriverProps)
    def aws_logs(props: AwsLogDriverProps) -> LogDriver:
        """Log to CloudWatch."""
        from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver

        return AwsLogDriver(**props._given())

    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> LogDriverConfig:
        """Tell how ``container_definition`` logs; may make constructs and grant permissions."""
        raise NotImplementedError


class BaseLogDriverProps(Struct):
    """What most drivers take."""

    env: Sequence[str] | None = None
    """Environment variables to add to messages."""
    env_regex: str | None = None
    labels: Sequence[str] | None = None
    """Labels to add to messages."""
    tag: str | None = None


class GenericLogDriverProps(Struct):
    """Options of :class:`GenericLogDriver`."""

    log_driver: str
    """Docker's name of the driver."""
    options: Mapping[str, str] | None = None
    """Its options. Default: none."""
    secret_options: Mapping[str, Secret] | None = None
    """Its options that are read from secrets, by name. Default: none."""


class GenericLogDriver(LogDriver):
    """Logs with any driver that ECS knows."""

    @takes(GenericLogDriverProps)
    def __init__(self, props: GenericLogDriverProps) -> None:
        self._props = props

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> LogDriverConfig:
        """Return the options; secrets may be read by the execution role."""
        props = self._props
        return LogDriverConfig(
            log_driver=props.log_driver,
            options=props.options if props.options is not None else {},
            secret_options=rendered_secrets(props.secret_options, container_definition),
        )


def common_options(props: BaseLogDriverProps) -> dict[str, Any]:
    """Return the options that most drivers take."""
    return {
        "tag": props.tag,
        "labels": ",".join(props.labels) if props.labels is not None else None,
        "env": ",".join(props.env) if props.env is not None else None,
        "env-regex": props.env_regex,
    }


def as_texts(options: Mapping[str, Any]) -> dict[str, str]:
    """Return options as texts, without those that were not given."""
    from aws_cdk.core.tokenization import Tokenization

    texts: dict[str, str] = {}
    for key, value in options.items():
        if isinstance(value, bool):
            texts[key] = "true" if value else "false"
        elif isinstance(value, (int, float)):
            texts[key] = Tokenization.stringify_number(value)
        elif value is not None:
            texts[key] = str(value)
    return texts


def rendered_secrets(
    secrets: Mapping[str, Secret] | None, container: ContainerDefinition
) -> list[dict[str, str]] | None:
    """Return secrets by name and ARN, and let the execution role read them."""
    if secrets is None:
        return None
    rendered = []
    for name, secret in secrets.items():
        secret.grant_read(container.task_definition.obtain_execution_role())
        rendered.append({"name": name, "valueFrom": secret.arn})
    return rendered


__all__ = [
    "BaseLogDriverProps",
    "GenericLogDriver",
    "GenericLogDriverProps",
    "LogDriver",
    "LogDriverConfig",
]

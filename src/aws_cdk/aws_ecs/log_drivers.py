"""One place to make log drivers from."""

from __future__ import annotations

from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver, AwsLogDriverProps
from aws_cdk.aws_ecs.docker_log_drivers import (
    FluentdLogDriver,
    FluentdLogDriverProps,
    GelfLogDriver,
    GelfLogDriverProps,
    JournaldLogDriver,
    JournaldLogDriverProps,
    JsonFileLogDriver,
    JsonFileLogDriverProps,
    SplunkLogDriver,
    SplunkLogDriverProps,
    SyslogLogDriver,
    SyslogLogDriverProps,
)
from aws_cdk.aws_ecs.firelens import FireLensLogDriver, FireLensLogDriverProps
from aws_cdk.aws_ecs.log_driver import LogDriver
from aws_cdk.aws_ecs.none_log_driver import NoneLogDriver
from aws_cdk.core.struct import takes


class LogDrivers:
    """Makes log drivers."""

    @staticmethod
    @takes(AwsLogDriverProps)
    def aws_logs(props: AwsLogDriverProps) -> LogDriver:
        """Log to CloudWatch."""
        return AwsLogDriver(**props._given())

    @staticmethod
    @takes(FireLensLogDriverProps)
    def firelens(props: FireLensLogDriverProps) -> LogDriver:
        """Log by the task's router."""
        return FireLensLogDriver(**props._given())

    @staticmethod
    @takes(FluentdLogDriverProps)
    def fluentd(props: FluentdLogDriverProps) -> LogDriver:
        """Log to Fluentd."""
        return FluentdLogDriver(**props._given())

    @staticmethod
    @takes(GelfLogDriverProps)
    def gelf(props: GelfLogDriverProps) -> LogDriver:
        """Log to Graylog or Logstash."""
        return GelfLogDriver(**props._given())

    @staticmethod
    @takes(JournaldLogDriverProps)
    def journald(props: JournaldLogDriverProps) -> LogDriver:
        """Log to the journal of systemd."""
        return JournaldLogDriver(**props._given())

    @staticmethod
    @takes(JsonFileLogDriverProps)
    def json_file(props: JsonFileLogDriverProps) -> LogDriver:
        """Log to files of the container instance."""
        return JsonFileLogDriver(**props._given())

    @staticmethod
    @takes(SplunkLogDriverProps)
    def splunk(props: SplunkLogDriverProps) -> LogDriver:
        """Log to Splunk."""
        return SplunkLogDriver(**props._given())

    @staticmethod
    @takes(SyslogLogDriverProps)
    def syslog(props: SyslogLogDriverProps) -> LogDriver:
        """Log to a syslog server."""
        return SyslogLogDriver(**props._given())

    @staticmethod
    def none() -> LogDriver:
        """Keep no logs."""
        return NoneLogDriver()


__all__ = ["LogDrivers"]

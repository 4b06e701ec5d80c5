"""The machine that a project builds on, as the L1 project has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
from aws_cdk.aws_codebuild.build_image import ImagePullPrincipalType
from aws_cdk.aws_codebuild.compute_type import written_compute_type
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_image import IBuildImage
    from aws_cdk.aws_codebuild.project import CommonProjectProps, Project


def rendered_environment(
    project: Project, image: IBuildImage, environment: BuildEnvironment, props: CommonProjectProps
) -> dict[str, Any]:
    """Return the environment of ``project``, which may pull ``image`` and read what variables name.

    Raises:
        ValidationError: image, fleet and the other options do not go together, or a plain variable has a secret value.
    """
    problems = call_with_options(image.validate, of=BuildEnvironment, **environment._given())
    if problems:
        raise ValidationError("Invalid CodeBuild environment: " + "\n".join(problems), scope=project)
    fleet = environment.fleet
    _check_fleet(fleet, image, project)
    pulled_by = _puller(project, image)
    certificate = environment.certificate
    size = environment.compute_type if environment.compute_type is not None else image.default_compute_type
    return {
        "type": image.type,
        "image": image.image_id,
        "imagePullCredentialsType": pulled_by._value_ if pulled_by is not None else None,
        "registryCredential": _rendered_credentials(image),
        "certificate": (
            certificate.bucket.arn_for_objects(certificate.object_key) if certificate is not None else None
        ),
        "privilegedMode": bool(environment.privileged),
        "computeType": written_compute_type(size),
        "fleet": {"fleetArn": fleet.fleet_arn} if fleet is not None else None,
        "environmentVariables": _rendered_variables(project, environment, props),
        "dockerServer": _rendered_docker_server(environment),
        "hostKernel": environment.host_kernel._value_ if environment.host_kernel is not None else None,
    }


def _check_fleet(fleet: Any, image: IBuildImage, project: Project) -> None:
    from aws_cdk.aws_codebuild.fleet import Fleet

    # Of an imported fleet it is not known what it runs.
    if isinstance(fleet, Fleet) and fleet.environment_type._value_ != image.type:
        raise ValidationError(
            f"The environment type of the fleet ({fleet.environment_type._value_}) must match the environment type of the "
            f"build image ({image.type})",
            scope=project,
            fix="give a build_image of the fleet's kind, or another fleet",
        )


def _puller(project: Project, image: IBuildImage) -> ImagePullPrincipalType | None:
    """Return who pulls the image; the project's role, where it is that, is let do it."""
    pulled_by = image.image_pull_principal_type
    if pulled_by is None and not image.type.endswith("LAMBDA_CONTAINER"):
        pulled_by = ImagePullPrincipalType.SERVICE_ROLE
    if pulled_by is ImagePullPrincipalType.SERVICE_ROLE:
        if image.secrets_manager_credentials is not None:
            image.secrets_manager_credentials.grant_read(project)
        if image.repository is not None:
            image.repository.grant_pull(project)
    return pulled_by


def _rendered_credentials(image: IBuildImage) -> dict[str, Any] | None:
    credentials = image.secrets_manager_credentials
    if credentials is None:
        return None
    full_arn = credentials.secret_full_arn
    return {
        "credentialProvider": "SECRETS_MANAGER",
        # An imported secret without its full ARN is told by its name.
        "credential": full_arn if full_arn is not None else credentials.secret_name,
    }


def _rendered_variables(
    project: Project, environment: BuildEnvironment, props: CommonProjectProps
) -> list[dict[str, Any]] | None:
    from aws_cdk.aws_codebuild._environment_variables import serialized_variables

    variables = {**(environment.environment_variables or {}), **(props.environment_variables or {})}
    if not variables:
        return None
    checks = props.check_secrets_in_plain_text_env_variables is not False
    return serialized_variables(variables, check_secrets=checks, principal=project)


def _rendered_docker_server(environment: BuildEnvironment) -> dict[str, Any] | None:
    server = environment.docker_server
    if server is None:
        return None
    groups = [group.security_group_id for group in server.security_groups or ()]
    return {"computeType": written_compute_type(server.compute_type), "securityGroupIds": groups or None}

"""The real cloud, put together once at the start of a command."""

from __future__ import annotations

import base64
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from purecdk.toolkit.aws.memo import SeenObjects
from purecdk.toolkit.aws.objects import S3Objects
from purecdk.toolkit.aws.sessions import Sessions, explain
from purecdk.toolkit.aws.stacks import CloudFormationStacks
from purecdk.toolkit.cloud import RegistryPlace
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.images.registry import Registry


class AwsCloud:
    """AWS, or whatever ``AWS_ENDPOINT_URL`` says."""

    def __init__(self, sessions: Sessions, *, seen: Path | None = None) -> None:
        """Put the parts together.

        Args:
            seen: Folder in which to remember objects that were looked into; nothing is remembered by default.
        """
        self.sessions = sessions
        realm = sessions.local_endpoint("s3") or "aws"
        self.objects = S3Objects(sessions, SeenObjects(seen, realm) if seen is not None else None)
        self.stacks = CloudFormationStacks(sessions)
        self.images = EcrImages(sessions)

    def close(self) -> None:
        """Keep what was learned for the next run."""
        self.objects.close()

    @property
    def is_local(self) -> bool:
        return self.sessions.is_local

    def caller_variables(self) -> Mapping[str, str]:
        return self.sessions.variables()

    def current_environment(self) -> ResolvedEnvironment | None:
        try:
            return self.sessions.current_environment()
        except Exception as error:
            raise explain(error) from error

    def usable(self, access: Access) -> Access:
        try:
            return self.sessions.usable(access)
        except Exception as error:
            raise explain(error, access) from error

    def parameter(self, access: Access, name: str) -> str | None:
        try:
            answer = self.sessions.client("ssm", access).get_parameter(Name=name)
        except Exception as error:
            if "ParameterNotFound" in str(error):
                return None
            raise explain(error, access) from error
        return str(answer["Parameter"]["Value"])

    def template_url(self, environment: ResolvedEnvironment, bucket: str, key: str) -> str:
        """Source: ``AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION`` is the official CLI's own variable: S3 as CloudFormation sees it."""
        local = (
            self.sessions.endpoint
            or self.sessions.environment.get("AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION")
            or self.sessions.configured_endpoint("s3")
        )
        if local:
            return f"{local.rstrip('/')}/{bucket}/{key}"
        return f"https://s3.{environment.region}.{environment.url_suffix}/{bucket}/{key}"

    def client(self, service: str, access: Access) -> Any:
        """A botocore client, for what has no protocol of its own (lookups, the local demonstration)."""
        return self.sessions.client(service, access)


class EcrImages:
    """ECR, as far as looking goes."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def tags(self, access: Access, repository: str, tags: Iterable[str]) -> frozenset[str]:
        client = self._sessions.client("ecr", access)
        found = set()
        for tag in dict.fromkeys(tags):
            try:
                answer = client.describe_images(repositoryName=repository, imageIds=[{"imageTag": tag}])
                if answer["imageDetails"]:  # an emulator may answer with nothing instead of an error
                    found.add(tag)
            except (client.exceptions.ImageNotFoundException, client.exceptions.RepositoryNotFoundException):
                continue
            except Exception as error:
                raise explain(error, access) from error
        return frozenset(found)

    def registry(self, access: Access, repository: str) -> RegistryPlace:
        """Where to push: ECR's own answers; an emulator answers the registry's API at its own endpoint."""
        client = self._sessions.client("ecr", access)
        try:
            (described,) = client.describe_repositories(repositoryNames=[repository])["repositories"]
            token = client.get_authorization_token()["authorizationData"][0]
        except client.exceptions.RepositoryNotFoundException as error:
            raise ImageError(
                f"no repository named {repository!r} in {access.region}",
                where=f"account {access.account}",
                fix="run `purecdk bootstrap` for that environment, or check the qualifier",
            ) from error
        except Exception as error:
            raise explain(error, access) from error
        user, _, password = base64.b64decode(token["authorizationToken"]).decode().partition(":")
        host, _, name = described["repositoryUri"].partition("/")
        endpoint = self._sessions.local_endpoint("ecr")
        if endpoint is not None and host.endswith((".amazonaws.com", ".amazonaws.com.cn")):
            parts = urllib.parse.urlsplit(endpoint)
            return RegistryPlace(
                registry=Registry(host=parts.netloc, plain_http=parts.scheme == "http"), repository=name
            )
        login = urllib.parse.urlsplit(token.get("proxyEndpoint") or f"https://{host}")
        return RegistryPlace(
            registry=Registry(host=host, user=user, password=password, plain_http=login.scheme == "http"),
            repository=name,
        )


def connect(
    *,
    profile: str | None = None,
    region: str | None = None,
    warn: Callable[[str], None] = lambda line: None,
    connections: int = 32,
    ca_bundle: str | None = None,
    proxy: str | None = None,
    seen: Path | None = None,
) -> AwsCloud:
    """Return the cloud that the caller's settings lead to; nothing is asked of it yet."""
    return AwsCloud(
        Sessions(
            profile=profile,
            region=region,
            warn=warn,
            connections=connections,
            ca_bundle=ca_bundle,
            proxy=proxy,
        ),
        seen=seen,
    )

"""Credentials and clients: as the AWS CLI finds them, one session a role, one client a service and region.

With a local endpoint set (``AWS_ENDPOINT_URL*`` on this machine), nothing is ever sent to the real AWS.
"""

from __future__ import annotations

import ipaddress
import json
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from purecdk.toolkit.aws.quick import quick_look
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import (
    AccountMismatch,
    CredentialsError,
    MissingExtra,
    RealCloudRefused,
    RoleError,
    ToolkitError,
)

if TYPE_CHECKING:
    from botocore.config import Config
    from botocore.session import Session

DEFAULT_REGION: Final = "us-east-1"
_SESSION_NAME: Final = "purecdk"
_TROUBLE: Final = frozenset(
    {"InternalError", "InternalFailure", "InternalServerError", "ServiceUnavailable", "ServiceUnavailableException"}
    | {"RequestTimeout", "500", "502", "503", "504"}
)
_OVERTAKEN: Final = frozenset(
    {"ChangeSetNotFound", "ChangeSetNotFoundException", "AlreadyExistsException", "InvalidChangeSetStatus"}
    | {"InvalidChangeSetStatusException", "OperationInProgressException"}
)


class Sessions:
    """Makes clients for :class:`Access` values, and knows who the caller is.

    Args:
        profile: Named profile; the usual search otherwise.
        region: Default region; the profile's or ``us-east-1`` otherwise.
        environment: Variables; this process's by default.
        warn: Called with one line when a role is not usable and the caller's own credentials take its place.
        connections: How many requests may be under way per client.
        attempts: How often a request is tried.
        endpoint: Where all requests go, whatever variables and profiles say.
        local_account: With ``endpoint``: an emulator's account; made-up credentials are used, never the user's own.
    """

    def __init__(
        self,
        *,
        profile: str | None = None,
        region: str | None = None,
        environment: Mapping[str, str] | None = None,
        warn: Callable[[str], None] = lambda line: None,
        connections: int = 32,
        attempts: int = 8,
        ca_bundle: str | None = None,
        proxy: str | None = None,
        endpoint: str | None = None,
        local_account: str | None = None,
    ) -> None:
        self.endpoint = endpoint
        self._local_account = local_account
        self.environment = os.environ if environment is None else environment
        self._profile = profile
        self._region = region
        self._warn = warn
        self._connections = connections
        self._attempts = attempts
        self._ca_bundle = ca_bundle
        self._proxy = proxy
        self._lock = threading.RLock()
        self._base: Session | None = None
        self._assumed: dict[Access, Session] = {}
        self._clients: dict[tuple[Access, str], Any] = {}
        self._usable: dict[Access, Access] = {}
        self._account: str | None = None
        self._profile_endpoints: dict[str, str] | None = None
        self.quick = quick_look(
            self.environment, profile=profile, plain=endpoint is None and proxy is None and ca_bundle is None
        )

    def configured_endpoint(self, service: str) -> str | None:
        """Return the endpoint that the environment or the profile sets for a service, if any."""
        for endpoints in (self._endpoints_of_environment(), self._endpoints_of_profile()):
            for name in (service, ""):
                if endpoints.get(name):
                    return endpoints[name]
        return None

    def local_endpoint(self, service: str) -> str | None:
        """Return the endpoint that requests go to if that is on this machine or its private network."""
        configured = self.configured_endpoint(service) or ""
        return self.endpoint or (configured if _is_local(configured) else None)

    @property
    def is_local(self) -> bool:
        """Whether some service is on this machine or its private network: then none is asked of the real AWS."""
        return self.endpoint is not None or any(
            _is_local(url)
            for endpoints in (self._endpoints_of_environment(), self._endpoints_of_profile())
            for url in endpoints.values()
        )

    def _endpoints_of_environment(self) -> dict[str, str]:
        """Return endpoints by service; the one for all services has the empty name."""
        prefix = "AWS_ENDPOINT_URL"
        return {
            name[len(prefix) :].lstrip("_").lower(): url
            for name, url in self.environment.items()
            if name == prefix or name.startswith(prefix + "_")
        }

    def _endpoints_of_profile(self) -> dict[str, str]:
        """Return the endpoints that the configuration file sets for the profile.

        Source: AWS's documentation of service-specific endpoints in the shared configuration file.
        """
        if self._profile_endpoints is None:
            found: dict[str, str] = {}
            ignored = self.environment.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "").lower() == "true"
            if self.quick is None and self._local_account is None and self.endpoint is None and not ignored:
                with suppress(CredentialsError):  # said when credentials are asked for
                    found = _configured_endpoints(self._session())
            self._profile_endpoints = found
        return self._profile_endpoints

    def region(self) -> str:
        """Return the region to use where a stack leaves it open; AWS_REGION counts, as for the AWS CLI."""
        if self._local_account is not None:
            return self._region or DEFAULT_REGION
        return (
            self._region
            or self.environment.get("AWS_REGION")
            or self.environment.get("AWS_DEFAULT_REGION")
            or self._session().get_config_variable("region")
            or DEFAULT_REGION
        )

    def account(self) -> str:
        """Return the caller's account.

        Raises:
            CredentialsError: there are none, or AWS does not take them.
        """
        with self._lock:
            if self._local_account is not None:
                return self._local_account
            if self._account is None and self.quick is not None:
                self._account = self.quick.account(self.region())
            if self._account is None:
                answer = self.own_client("sts").get_caller_identity()
                self._account = str(answer["Account"])
            return self._account

    def variables(self) -> dict[str, str]:
        """Return variables with which another program, started with this one's, acts as the same caller."""
        found = {"AWS_REGION": self.region(), "AWS_DEFAULT_REGION": self.region()}
        if self.endpoint is not None:
            found["AWS_ENDPOINT_URL"] = self.endpoint
        if self._local_account is not None:
            return {**found, "AWS_ACCESS_KEY_ID": self._local_account, "AWS_SECRET_ACCESS_KEY": "test"}
        if self._profile is not None:
            found["AWS_PROFILE"] = self._profile
        if self._ca_bundle is not None:
            found["AWS_CA_BUNDLE"] = self._ca_bundle
        if self._proxy is not None:
            found |= {"HTTPS_PROXY": self._proxy, "HTTP_PROXY": self._proxy}
        return found

    def current_environment(self) -> ResolvedEnvironment | None:
        """Return where the caller's credentials lead, ``None`` if there are no credentials at all."""
        if self.quick is None and self._local_account is None and self._session().get_credentials() is None:
            return None
        return ResolvedEnvironment(account=self.account(), region=self.region())

    def own_client(self, service: str, region: str | None = None) -> Any:
        """Return a client with the caller's own credentials."""
        return self.client(service, Access(account="", region=region or self.region()))

    def client(self, service: str, access: Access) -> Any:
        """Return a client that acts as ``access`` says; made once, usable from all threads.

        Raises:
            RoleError: the role cannot be assumed.
            RealCloudRefused: a local endpoint is set, but not for this service.
        """
        with self._lock:
            key = (access, service)
            if key not in self._clients:
                session = self._own_session(access) if access.role_arn is None else self._assume(access)
                with explained(access):
                    client = session.create_client(
                        service,
                        region_name=access.region,
                        config=self._config(service),
                        verify=self._ca_bundle,
                        endpoint_url=self.endpoint,
                    )
                self._refuse_real_cloud(service, client.meta.endpoint_url)
                self._clients[key] = client
            return self._clients[key]

    def usable(self, access: Access) -> Access:
        """Return ``access`` if its role can be assumed, else the caller's own in the same account and region.

        Raises:
            RoleError: the role cannot be assumed and the caller is in another account.
            AccountMismatch: there is no role and the caller is in another account.
        """
        with self._lock:
            if access not in self._usable:
                quickly = self.quick is not None and self.quick.usable(access)
                self._usable[access] = access if quickly else self._find_usable(access)
            return self._usable[access]

    def _find_usable(self, access: Access) -> Access:
        if access.role_arn is None:
            own = access.account if self._local_account is not None else self.account()
            if own != access.account:
                raise AccountMismatch(
                    f"the credentials are for account {own}, but {access.account} is wanted",
                    where=f"{access.account}/{access.region}",
                    fix="choose another --profile, or correct the account in the app",
                )
            return access
        try:
            self._assume(access)
        except RoleError as error:
            try:
                own = self.account()
            except Exception:
                raise error from None  # who the caller is does not matter then
            if own != access.account:
                raise
            self._warn(f"{error.what}; going on with the caller's own credentials")
            return access.own()
        return access

    def _own_session(self, access: Access) -> Session:
        """Return a session with the caller's credentials; an emulator lets the caller be in any account."""
        if self._local_account is None:
            return self._session()
        # The user's profile must not be read: it may be missing, and it is not meant for the emulator.
        session = new_session(session_vars={"profile": (None, None, None, None)})
        session.set_credentials(access.account or self._local_account, "test")
        return session

    def _session(self) -> Session:
        with self._lock:
            if self._base is None:
                self._base = new_session()
                if self._profile is not None:
                    self._base.set_config_variable("profile", self._profile)
                from botocore.exceptions import ProfileNotFound

                try:
                    self._base.get_scoped_config()
                except ProfileNotFound as error:
                    self._base = None
                    raise CredentialsError(
                        str(error), where="~/.aws/config", fix="check --profile and AWS_PROFILE, or run `aws configure`"
                    ) from error
                # Profiles that assume a role ask STS in the session's region, and botocore does not know AWS_REGION.
                self._base.set_config_variable(
                    "region",
                    self._region
                    or self.environment.get("AWS_REGION")
                    or self._base.get_config_variable("region")
                    or DEFAULT_REGION,
                )
                if not self.is_local:  # an emulator's credentials must not be taken for AWS's later
                    _keep_credentials(self._base)
            return self._base

    def _assume(self, access: Access) -> Session:
        with self._lock:
            if access in self._assumed:
                return self._assumed[access]
            from botocore.credentials import RefreshableCredentials
            from botocore.exceptions import ClientError

            request: dict[str, Any] = {
                "RoleSessionName": _SESSION_NAME,
                **json.loads(access.options),
                "RoleArn": access.role_arn,
            }
            if access.external_id:
                request["ExternalId"] = access.external_id
            sts = self.client("sts", Access(account=self._local_account or "", region=access.region))

            def fresh() -> dict[str, str]:
                answer = sts.assume_role(**request)["Credentials"]
                return {
                    "access_key": answer["AccessKeyId"],
                    "secret_key": answer["SecretAccessKey"],
                    "token": answer["SessionToken"],
                    "expiry_time": answer["Expiration"].isoformat(),
                }

            try:
                credentials = RefreshableCredentials.create_from_metadata(fresh(), fresh, "sts-assume-role")
            except ClientError as error:
                if isinstance(explained_error := explain(error, access), CredentialsError):
                    raise explained_error from error
                detail = error.response.get("Error", {})
                raise RoleError(
                    f"cannot assume the role {access.role_arn}: {detail.get('Message') or detail.get('Code')}",
                    where=f"{access.account}/{access.region}",
                    fix=f"is the account bootstrapped (purecdk bootstrap aws://{access.account}/{access.region}), "
                    "and may the caller assume its roles?",
                ) from error
            except Exception as error:
                raise explain(error, access) from error
            session = new_session()
            session._credentials = credentials  # type: ignore[attr-defined]  # botocore has no public way
            self._assumed[access] = session
            return session

    def _config(self, service: str) -> Config:
        from botocore.config import Config

        # Who we are is asked first: a minute of silence would be too long where nothing answers at all.
        attempts = min(self._attempts, 5) if service == "sts" else self._attempts
        options: dict[str, Any] = {
            "retries": {"max_attempts": attempts, "mode": "standard"},
            "max_pool_connections": self._connections,
            "user_agent_appid": "purecdk",
        }
        if self._proxy:
            options["proxies"] = {"http": self._proxy, "https": self._proxy}
        if service == "s3" and (self.local_endpoint("s3") or self.environment.get("CDK_S3_FORCE_PATH_STYLE")):
            options["s3"] = {"addressing_style": "path"}
        return Config(**options)

    def _refuse_real_cloud(self, service: str, endpoint: str) -> None:
        if self.is_local and not _is_local(endpoint):
            raise RealCloudRefused(
                f"a local endpoint is set, but requests to {service} would go to {endpoint}",
                where=", ".join(sorted(name for name in self.environment if name.startswith("AWS_ENDPOINT_URL")))
                or "~/.aws/config",
                fix="set AWS_ENDPOINT_URL to the local endpoint, or unset the others",
            )


def new_session(**options: Any) -> Session:
    """Return a botocore session.

    botocore is what boto3 is made of: credentials, endpoints and retries are the same, and importing it alone takes
    two thirds of the time.

    Raises:
        MissingExtra: botocore is not installed.
    """
    try:
        from botocore.session import Session
    except ImportError as error:
        raise MissingExtra(
            f"botocore cannot be imported: {error}", fix="install purecdk with its requirements: pip install purecdk"
        ) from error
    return Session(**options)


def _configured_endpoints(session: Session) -> dict[str, str]:
    """Return a profile's endpoints by service; the one for all services has the empty name."""
    profile = session.get_scoped_config()
    services = session.full_config.get("services", {}).get(profile.get("services"), {})
    found = {
        str(name): str(settings["endpoint_url"])
        for name, settings in services.items()
        if isinstance(settings, dict) and "endpoint_url" in settings
    }
    return found | ({"": str(profile["endpoint_url"])} if "endpoint_url" in profile else {})


def _keep_credentials(session: Session) -> None:
    """Keep the credentials of assumed roles where the AWS CLI keeps them.

    A code for MFA is good for one request only: without this, each part of a command would ask for another one.
    """
    from botocore.utils import JSONFileCache

    class Kept(JSONFileCache):
        def __setitem__(self, cache_key: str, value: Any) -> None:
            with suppress(OSError):  # a home that cannot be written to: asked again next time
                super().__setitem__(cache_key, value)

    folder = os.path.expanduser(os.path.join("~", ".aws", "cli", "cache"))
    resolver = session.get_component("credential_provider")
    for name in ("assume-role", "sso"):
        resolver.get_provider(name).cache = Kept(folder)


def explain(error: Exception, access: Access | None = None) -> ToolkitError:
    """Turn botocore's errors about credentials and connections into words that help."""
    from botocore import exceptions

    where = f"{access.account}/{access.region}" if access is not None and access.account else None
    if isinstance(error, ToolkitError):
        return error
    if isinstance(error, (exceptions.NoCredentialsError, exceptions.PartialCredentialsError)):
        return CredentialsError(
            "there are no AWS credentials",
            where=where,
            fix="run `aws configure` or `aws sso login`, set AWS_PROFILE, or try `purecdk deploy --local` without an account",
        )
    if isinstance(
        error, (exceptions.TokenRetrievalError, exceptions.SSOTokenLoadError, exceptions.UnauthorizedSSOTokenError)
    ):
        return CredentialsError(f"the SSO session is not usable: {error}", where=where, fix="run `aws sso login`")
    if isinstance(error, exceptions.ClientError):
        detail = error.response.get("Error", {})
        code, message = detail.get("Code", ""), detail.get("Message", str(error))
        if code in ("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"):
            return CredentialsError(
                f"the credentials have expired: {message}",
                where=where,
                fix="renew them (aws sso login, aws-vault, ...)",
            )
        if code in (
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "AuthFailure",
            "InvalidAccessKeyId",
        ):
            return CredentialsError(
                f"AWS does not accept the credentials: {message}",
                where=where,
                fix="check AWS_PROFILE and the access keys",
            )
        return ToolkitError(f"{error.operation_name}: {code}: {message}", where=where, fix=_next_after(code))
    if isinstance(error, exceptions.SSLError):
        return ToolkitError(
            f"no secure connection: {error}",
            where=where,
            fix="give the certificate of a proxy in between with --ca-bundle-path or AWS_CA_BUNDLE; check AWS_ENDPOINT_URL",
        )
    if isinstance(error, exceptions.EndpointConnectionError | exceptions.ConnectionError | exceptions.HTTPClientError):
        return ToolkitError(
            f"no connection: {error}",
            where=where,
            fix="check the network, the proxy and AWS_ENDPOINT_URL, then try again",
        )
    if (
        isinstance(error, KeyError) or type(error).__name__ == "ResponseParserError"
    ):  # something that should be there is not
        said = f"{error} is not in it" if isinstance(error, KeyError) else " ".join(str(error).split())
        return ToolkitError(
            f"the answer is not one of AWS: {said[:300]}",
            where=where,
            fix="check what answers there: a proxy, a login page of the network, or AWS_ENDPOINT_URL",
        )
    if isinstance(error, exceptions.ParamValidationError):
        return ToolkitError(
            f"AWS would not take what is asked of it: {error.kwargs['report']}",
            where=where,
            fix="correct the name or option where the app gives it, then synthesize again",
        )
    if isinstance(error, ValueError) and "endpoint" in str(error).lower():
        return ToolkitError(
            str(error), where=where, fix="AWS_ENDPOINT_URL and its relatives are of the form http://HOST:PORT"
        )
    return ToolkitError(str(error), where=where, fix="check the profile's settings and the region")


def _next_after(code: str) -> str:
    """What to do about an error of AWS that says itself what is wrong."""
    if "AccessDenied" in code or code in ("UnauthorizedOperation", "403", "Forbidden"):
        return "check the policies of the role or user; `aws sts get-caller-identity` tells who you are"
    if "Throttl" in code or code in ("RequestLimitExceeded", "TooManyRequestsException", "SlowDown"):
        return "run the command again a little later, or with a lower --concurrency"
    if code in ("RequestTimeTooSkewed", "RequestInTheFuture"):
        return "set the clock of this machine right, then run the command again"
    if code in _TROUBLE:
        return "AWS has trouble at the moment: run the command again a little later"
    if code in _OVERTAKEN:
        return "another deployment of the stack came in between: wait until it is over, then run the command again"
    return "correct what AWS names, then run the command again"


class explained:
    """Turns botocore's errors inside a ``with`` block into the toolkit's."""

    def __init__(self, access: Access | None = None) -> None:
        self.access = access

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, ToolkitError):
            from botocore.exceptions import BotoCoreError, ClientError

            if isinstance(error, (BotoCoreError, ClientError)):
                raise explain(error, self.access) from error


def _is_local(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # botocore says what is wrong with it
        return False
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".localstack.cloud")):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host and host != ""  # a container's name
    return address.is_loopback or address.is_private

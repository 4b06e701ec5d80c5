"""Jenkins as a provider of builds and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import ActionCategory
from aws_cdk.aws_codepipeline.custom_action_registration import CustomActionProperty, CustomActionRegistration
from aws_cdk.aws_codepipeline_actions.action import bounds
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from constructs import Construct, IConstruct

JENKINS_BOUNDS = bounds((0, 5), (0, 5))


class JenkinsProviderAttributes(Struct):
    """A provider that is registered already."""

    provider_name: str
    """Name it is registered under."""
    server_url: str
    """URL of Jenkins."""
    version: str | None = None
    """Version it is registered with. Default: ``1``."""


class JenkinsProviderProps(Struct):
    """A provider."""

    provider_name: str
    """Name to register it under; the plugin of Jenkins is told it too."""
    server_url: str
    """URL of Jenkins."""
    for_build: bool | None = None
    """Whether it builds. Default: once an action does."""
    for_test: bool | None = None
    """Whether it tests. Default: once an action does."""
    version: str | None = None
    """Version to register. Default: ``1``."""


class IJenkinsProvider(IConstruct):
    """Jenkins as a provider of builds and tests."""

    if TYPE_CHECKING:

        @property
        def provider_name(self) -> str: ...
        @property
        def server_url(self) -> str: ...
        @property
        def version(self) -> str: ...
        def _register_build_provider(self) -> None: ...
        def _register_test_provider(self) -> None: ...


class BaseJenkinsProvider(Construct, IJenkinsProvider):
    """Base of providers."""

    @checked
    def __init__(self, scope: Construct, id: str, version: str | None = None) -> None:
        super().__init__(scope, id)
        self._version = version or "1"

    @property
    def version(self) -> str:
        """Version it is registered with."""
        return self._version

    def _register_build_provider(self) -> None:
        """Make it a provider of builds."""
        raise NotImplementedError

    def _register_test_provider(self) -> None:
        """Make it a provider of tests."""
        raise NotImplementedError


class JenkinsProvider(BaseJenkinsProvider):
    """Jenkins as a provider of builds and tests, registered as far as actions need it."""

    @staticmethod
    @takes(JenkinsProviderAttributes)
    def from_jenkins_provider_attributes(
        scope: Construct, id: str, attrs: JenkinsProviderAttributes
    ) -> IJenkinsProvider:
        """Return a provider that is registered already."""
        return _RegisteredProvider(scope, id, attrs)

    @takes(JenkinsProviderProps)
    def __init__(self, scope: Construct, id: str, props: JenkinsProviderProps) -> None:
        super().__init__(scope, id, props.version)
        self._provider_name = props.provider_name
        self._server_url = props.server_url
        if props.for_build:
            self._register_build_provider()
        if props.for_test:
            self._register_test_provider()

    @property
    def provider_name(self) -> str:
        """Name it is registered under."""
        return self._provider_name

    @property
    def server_url(self) -> str:
        """URL of Jenkins."""
        return self._server_url

    def _register_build_provider(self) -> None:
        self._register("JenkinsBuildProviderResource", ActionCategory.BUILD)

    def _register_test_provider(self) -> None:
        self._register("JenkinsTestProviderResource", ActionCategory.TEST)

    def _register(self, id: str, category: ActionCategory) -> None:
        if self.node.try_find_child(id) is not None:
            return
        job = f"{self._server_url.removesuffix('/')}/job/{{Config:ProjectName}}"
        CustomActionRegistration(
            self,
            id,
            category=category,
            provider=self._provider_name,
            version=self.version,
            artifact_bounds=JENKINS_BOUNDS,
            entity_url=job,
            execution_url=f"{job}/{{ExternalExecutionId}}",
            action_properties=[
                CustomActionProperty(name="ProjectName", required=True, key=True, secret=False, queryable=True)
            ],
        )


class _RegisteredProvider(BaseJenkinsProvider):
    def __init__(self, scope: Construct, id: str, attrs: JenkinsProviderAttributes) -> None:
        super().__init__(scope, id, attrs.version)
        self.provider_name = attrs.provider_name  # type: ignore[misc]  # a plain attribute has the property's type
        self.server_url = attrs.server_url  # type: ignore[misc]  # as above

    def _register_build_provider(self) -> None:
        pass  # it is there already

    def _register_test_provider(self) -> None:
        pass  # it is there already


__all__ = [
    "BaseJenkinsProvider",
    "IJenkinsProvider",
    "JenkinsProvider",
    "JenkinsProviderAttributes",
    "JenkinsProviderProps",
]

"""A secret of Secrets Manager."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._policy_check import check_resource_policy
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicyV2
from aws_cdk.aws_secretsmanager._l1 import CfnSecret
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import refuse_ended_flag
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.secret_value import SecretsManagerSecretOptions, SecretValue
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, StructLater, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_secretsmanager.attachment_target import ISecretAttachmentTarget
    from aws_cdk.aws_secretsmanager.resource_policy import ResourcePolicy
    from aws_cdk.aws_secretsmanager.rotation_schedule import RotationSchedule, RotationScheduleOptions
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct
else:
    RotationScheduleOptions = StructLater("aws_cdk.aws_secretsmanager.rotation_schedule", "RotationScheduleOptions")

# Source: observed on aws-cdk-lib 2.275.0.
_READ = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
_WRITE = ["secretsmanager:PutSecretValue", "secretsmanager:UpdateSecret", "secretsmanager:UpdateSecretVersionStage"]
# Secrets Manager ends each ARN with a hyphen and six random characters.
_SUFFIX = re.compile(r"-[A-Za-z0-9]{6}$")
_ANY_SUFFIX = "-??????"
"""What policies put for the suffix that the service adds to names."""
# A name that CloudFormation makes up is a logical id, a hyphen and random characters.
_PARTS_OF_GENERATED_NAME = 2


class ISecret(IResource):
    """A secret, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def encryption_key(self) -> IKey | None: ...
        @property
        def secret_arn(self) -> str: ...
        @property
        def secret_full_arn(self) -> str | None: ...
        @property
        def secret_name(self) -> str: ...
        @property
        def secret_value(self) -> SecretValue: ...
        @property
        def secret_ref(self) -> Any: ...
        def cfn_dynamic_reference_key(
            self,
            *,
            json_field: str | None = None,
            version_id: str | None = None,
            version_stage: str | None = None,
        ) -> str: ...
        def secret_value_from_json(self, key: str) -> SecretValue: ...
        def grant_read(self, grantee: IGrantable, version_stages: Sequence[str] | None = None) -> Grant: ...
        def grant_write(self, grantee: IGrantable) -> Grant: ...
        @takes(RotationScheduleOptions)
        def add_rotation_schedule(self, id: str, options: RotationScheduleOptions) -> RotationSchedule: ...
        def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult: ...
        def deny_account_root_delete(self) -> None: ...
        def attach(self, target: ISecretAttachmentTarget) -> ISecret: ...


class SecretStringGenerator(Struct):
    """How Secrets Manager makes a secret up."""

    exclude_characters: str | None = None
    """Characters that are not used. Default: all may be."""
    exclude_lowercase: bool | None = None
    exclude_numbers: bool | None = None
    exclude_punctuation: bool | None = None
    exclude_uppercase: bool | None = None
    generate_string_key: str | None = None
    """The key under which the password is put into ``secret_string_template``."""
    include_space: bool | None = None
    """Whether spaces are used. Default: no."""
    password_length: int | float | None = None
    """In characters. Default: 32."""
    require_each_included_type: bool | None = None
    """Whether each kind of character occurs. Default: yes."""
    secret_string_template: str | None = None
    """A JSON object that the password is put into."""


class ReplicaRegion(Struct):
    """A region that a secret is copied to."""

    region: str
    """Its name."""
    encryption_key: IKey | None = None
    """The key there. Default: the account's default key."""


class SecretStringValueBeta1:
    """A secret's text; older than ``SecretValue``."""

    @checked
    def __init__(self, value: str) -> None:
        self._value = value

    @staticmethod
    @checked
    def from_unsafe_plaintext(secret_value: str) -> SecretStringValueBeta1:
        """Return a text that can be read in the template."""
        return SecretStringValueBeta1(secret_value)

    @staticmethod
    @checked
    def from_token(secret_value_from_token: str) -> SecretStringValueBeta1:
        """Return a text that is a token.

        Raises:
            ValidationError: it is not.
        """
        if not is_unresolved(secret_value_from_token):
            raise ValidationError("SecretStringValueBeta1 appears to be plaintext (unsafe) string (or resolved Token)")
        return SecretStringValueBeta1(secret_value_from_token)

    def secret_value(self) -> str:
        """Return the text."""
        return self._value


class SecretProps(Struct):
    """Options of a secret."""

    description: str | None = None
    """What it is for. Default: nothing."""
    encryption_key: IKey | None = None
    """The key it is encrypted with. Default: the account's default key."""
    generate_secret_string: Nested[SecretStringGenerator | None] = nested()
    """How the value is made up. Default: 32 characters of all kinds."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the secret when it leaves the stack. Default: it is deleted."""
    replica_regions: Nested[Sequence[ReplicaRegion] | None] = nested()
    """Regions it is copied to. Default: none."""
    secret_name: str | None = None
    """Its name. Default: chosen by CloudFormation."""
    secret_object_value: Mapping[str, SecretValue] | None = None
    """The value, as the fields of a JSON object."""
    secret_string_beta1: SecretStringValueBeta1 | None = None
    """The value; older than ``secret_string_value``."""
    secret_string_value: SecretValue | None = None
    """The value."""


class SecretAttributes(Struct):
    """What is known of a secret made elsewhere; one of the ARNs is needed."""

    encryption_key: IKey | None = None
    """The key it is encrypted with; grants cover it. Default: the account's default key."""
    secret_complete_arn: str | None = None
    """The ARN with its suffix."""
    secret_partial_arn: str | None = None
    """The ARN without its suffix."""


class _SecretBase(Resource, ISecret, IResourceWithPolicyV2):
    """Base of secrets: value, grants, policy and rotation."""

    encryption_key: IKey | None = None
    auto_create_policy: bool = False
    _policy: ResourcePolicy | None = None

    if TYPE_CHECKING:
        secret_arn: str
        secret_name: str

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)
        check_resource_policy(self, lambda: self._policy.document if self._policy is not None else None)

    @property
    def secret_full_arn(self) -> str | None:
        """The ARN with its suffix, if it is known."""
        return self.secret_arn

    @property
    def arn_for_policies(self) -> str:
        """The ARN as policies name it: with a pattern for a suffix that is not known."""
        return self.secret_full_arn or f"{self.secret_arn}{_ANY_SUFFIX}"

    @property
    def secret_ref(self) -> Any:
        """How other resources refer to the secret."""
        from aws_cdk.interfaces import aws_secretsmanager

        return aws_secretsmanager.SecretReference(secret_id=self.secret_arn)

    @property
    def secret_value(self) -> SecretValue:
        """The whole value."""
        return self.secret_value_from_json("")

    @checked
    def secret_value_from_json(self, json_field: str) -> SecretValue:
        """Return a field of a value that is a JSON object."""
        return SecretValue.secrets_manager(self.secret_arn, json_field=json_field)

    @takes(SecretsManagerSecretOptions)
    def cfn_dynamic_reference_key(self, options: SecretsManagerSecretOptions) -> str:
        """Return the key under which dynamic references find the value."""
        return SecretValue.cfn_dynamic_reference_key(
            self.secret_arn,
            json_field=options.json_field,
            version_id=options.version_id,
            version_stage=options.version_stage,
        )

    @checked
    def grant_read(self, grantee: IGrantable, version_stages: Sequence[str] | None = None) -> Grant:
        """Let ``grantee`` read the value, and decrypt it.

        Args:
            grantee: Who may.
            version_stages: The stages that may be read. Default: all.

        Raises:
            ValidationError: another account is to read a secret made here that has no key of its own.
        """
        result = self._grant(grantee, _READ)
        if version_stages is not None:
            for statement in (*result.principal_statements, *result.resource_statements):
                statement.add_condition(
                    "ForAnyValue:StringEquals", {"secretsmanager:VersionStage": list(version_stages)}
                )
        if self.encryption_key is not None:
            self.encryption_key.grant_decrypt(self._through_service(grantee))
        account = Stack.of(self).account
        # Reading is refused only to who is known not to belong to the account; writing to anybody who needs a policy here.
        if not is_unresolved(account) and not self._is_of_account(grantee, account):
            self._check_shared(result)
        return result

    @checked
    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` set the value, and encrypt it.

        Raises:
            ValidationError: another account is to write a secret made here that has no key of its own.
        """
        result = self._grant(grantee, _WRITE)
        if self.encryption_key is not None:
            self.encryption_key.grant_encrypt(self._through_service(grantee))
        self._check_shared(result)
        return result

    def _grant(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        from aws_cdk.aws_iam.grant import Grant

        return Grant.add_to_principal_or_resource(
            grantee=grantee, actions=actions, resource_arns=[self.arn_for_policies], resource=self
        )

    def _through_service(self, grantee: IGrantable) -> Any:
        from aws_cdk.aws_kms.via_service_principal import ViaServicePrincipal

        service = f"secretsmanager.{Stack.of(self).region}.amazonaws.com"
        return ViaServicePrincipal(service, grantee.grant_principal)

    @staticmethod
    def _is_of_account(grantee: IGrantable, account: str) -> bool:
        principal_account = grantee.grant_principal.principal_account or ""
        return is_unresolved(principal_account) or principal_account == account

    def _check_shared(self, grant: Grant) -> None:
        """Let every grant pass; secrets made here need a key for other accounts."""

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the secret's policy, which is made if need be; nothing happens for an imported secret."""
        if self._policy is None and self.auto_create_policy:
            from aws_cdk.aws_secretsmanager.resource_policy import ResourcePolicy

            self._policy = ResourcePolicy(self, "Policy", secret=self)
        if self._policy is None:
            return AddToResourcePolicyResult(statement_added=False)
        self._policy.document.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._policy)

    def deny_account_root_delete(self) -> None:
        """Keep users of the account from deleting the secret; rotation does this, as it cannot be undone then."""
        from aws_cdk.aws_iam.effect import Effect
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import AccountRootPrincipal

        self.add_to_resource_policy(
            PolicyStatement(
                actions=["secretsmanager:DeleteSecret"],
                effect=Effect.DENY,
                resources=["*"],
                principals=[AccountRootPrincipal()],
            )
        )

    @takes(RotationScheduleOptions)
    def add_rotation_schedule(self, id: str, options: RotationScheduleOptions) -> RotationSchedule:
        """Have a function renew the value again and again."""
        from aws_cdk.aws_secretsmanager.rotation_schedule import RotationSchedule

        return RotationSchedule(self, id, secret=self, **options._given())

    @checked
    def attach(self, target: ISecretAttachmentTarget) -> ISecret:
        """Have a database's address written into the secret; return what stands for the secret then.

        Raises:
            ValidationError: the secret is attached already.
        """
        from aws_cdk.aws_secretsmanager.secret_target_attachment import SecretTargetAttachment

        if self.node.try_find_child("Attachment") is not None:
            raise ValidationError(
                "Secret is already attached to a target.", scope=self, fix="make a secret for each target"
            )
        return SecretTargetAttachment(self, "Attachment", secret=self, target=target)


class Secret(_SecretBase):
    """A secret of Secrets Manager."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-secretsmanager.Secret"

    @staticmethod
    def is_secret(x: Any) -> bool:
        """Tell whether ``x`` is a secret made here."""
        return isinstance(x, Secret)

    @staticmethod
    @checked
    def from_secret_name_v2(scope: Construct, id: str, secret_name: str) -> ISecret:
        """Return a secret of the stack's environment made elsewhere, by its name."""
        arn = Stack.of(scope).format_arn(
            service="secretsmanager",
            resource="secret",
            resource_name=secret_name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return _ImportedSecret(scope, id, arn, complete=False, name=secret_name)

    @staticmethod
    @checked
    def from_secret_complete_arn(scope: Construct, id: str, secret_complete_arn: str) -> ISecret:
        """Return a secret made elsewhere, by its ARN with the suffix."""
        return Secret.from_secret_attributes(scope, id, secret_complete_arn=secret_complete_arn)

    @staticmethod
    @checked
    def from_secret_partial_arn(scope: Construct, id: str, secret_partial_arn: str) -> ISecret:
        """Return a secret made elsewhere, by its ARN without the suffix."""
        return Secret.from_secret_attributes(scope, id, secret_partial_arn=secret_partial_arn)

    @staticmethod
    @takes(SecretAttributes)
    def from_secret_attributes(scope: Construct, id: str, attrs: SecretAttributes) -> ISecret:
        """Return a secret made elsewhere, by what is known of it.

        Raises:
            ValidationError: not one ARN is given, or a complete one has no suffix.
        """
        complete, partial = attrs.secret_complete_arn, attrs.secret_partial_arn
        arn = complete or partial
        if arn is None or (complete and partial):
            raise ValidationError(
                "must use only one of `secretCompleteArn` or `secretPartialArn`",
                scope=scope,
                fix="keep secret_complete_arn, which ends in a dash and six characters",
            )
        if complete and not is_unresolved(complete) and not _SUFFIX.search(complete):
            raise ValidationError(
                "`secretCompleteArn` does not appear to be complete; missing 6-character suffix",
                scope=scope,
                fix="use secret_partial_arn",
            )
        return _ImportedSecret(scope, id, arn, complete=bool(complete), encryption_key=attrs.encryption_key)

    @takes(SecretProps)
    def __init__(self, scope: Construct, id: str, props: SecretProps) -> None:
        super().__init__(scope, id, physical_name=props.secret_name)
        refuse_ended_flag(self.node, "@aws-cdk/aws-secretsmanager:parseOwnedSecretName")
        self.auto_create_policy = True
        generator = props.generate_secret_string
        if generator is not None and bool(generator.secret_string_template) != bool(generator.generate_string_key):
            raise ValidationError(
                "`secretStringTemplate` and `generateStringKey` must be specified together.",
                scope=self,
                fix="give both, or neither",
            )
        text = self._text(props)
        self._replicas: list[dict[str, Any]] = []
        resource = CfnSecret(
            self,
            "Resource",
            description=props.description,
            kms_key_id=props.encryption_key.key_arn if props.encryption_key is not None else None,
            generate_secret_string=_rendered(generator) if text is None else None,
            secret_string=text,
            name=self.physical_name,
            replica_regions=lazy_any(lambda: self._replicas or None),
        )
        resource.apply_removal_policy(props.removal_policy or RemovalPolicy.DESTROY)
        self.secret_arn = self._arn_named(resource.ref, self.physical_name)
        # Elsewhere only the name is known, and policies have to match the suffix that the service adds to it.
        self._arn_for_policies = self._arn_named(resource.ref, f"{self.physical_name}{_ANY_SUFFIX}")
        self.encryption_key = props.encryption_key
        self.exclude_characters = generator.exclude_characters if generator is not None else None
        self.secret_name = _owned_name(self, self.secret_arn, props.secret_name)
        if self.encryption_key is not None:
            from aws_cdk.aws_iam.principals import AccountPrincipal

            principal = self._through_service(AccountPrincipal(Stack.of(self).account))
            self.encryption_key.grant_encrypt_decrypt(principal)
            self.encryption_key.grant(principal, "kms:CreateGrant", "kms:DescribeKey")
        for replica in props.replica_regions or ():
            self.add_replica_region(replica.region, replica.encryption_key)

    @property
    def arn_for_policies(self) -> str:
        """The ARN as policies name it: in other environments with a pattern for the suffix."""
        return self._arn_for_policies

    def _arn_named(self, ref: str, name: str) -> str:
        return self._get_resource_arn_attribute(
            ref,
            ArnComponents(
                service="secretsmanager",
                resource="secret",
                resource_name=name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )

    @checked
    def add_replica_region(self, region: str, encryption_key: IKeyRef | None = None) -> None:
        """Copy the secret to a further region.

        Raises:
            ValidationError: it is the stack's own.
        """
        if not is_unresolved(region) and Stack.of(self).region == region:
            raise ValidationError(
                "Cannot add the region where this stack is deployed as a replica region.",
                scope=self,
                fix="leave the stack's own region out",
            )
        key = {"kmsKeyId": encryption_key.key_ref.key_arn} if encryption_key is not None else {}
        self._replicas.append({"region": region, **key})

    def _text(self, props: SecretProps) -> str | None:
        """Return the value as the app gives it, if it does.

        Raises:
            ValidationError: it is given in several ways.
        """
        given = (
            props.generate_secret_string,
            props.secret_string_value,
            props.secret_object_value,
            props.secret_string_beta1,
        )
        if sum(value is not None for value in given) > 1:
            raise ValidationError(
                "Cannot specify more than one of `generateSecretString`, `secretStringValue`, `secretObjectValue`, and "
                "`secretStringBeta1`.",
                scope=self,
                fix="keep one of them",
            )
        if props.secret_object_value is not None:
            fields = {name: value.unsafe_unwrap() for name, value in props.secret_object_value.items()}
            return Stack.of(self).to_json_string(fields)
        if props.secret_string_value is not None:
            return props.secret_string_value.unsafe_unwrap()
        return props.secret_string_beta1.secret_value() if props.secret_string_beta1 is not None else None

    def _check_shared(self, grant: Grant) -> None:
        if grant.resource_statements and self.encryption_key is None:
            raise ValidationError(
                "KMS Key must be provided for cross account access to Secret", scope=self, fix="set encryption_key"
            )


class _ImportedSecret(_SecretBase):
    """A secret of which the ARN is known."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        arn: str,
        *,
        complete: bool,
        name: str | None = None,
        encryption_key: IKey | None = None,
    ) -> None:
        if name is None:
            super().__init__(scope, id, environment_from_arn=arn)
        else:
            super().__init__(scope, id)
        self.secret_arn = arn
        self._complete = complete
        self.secret_name = name if name is not None else secret_name_of(self, arn)
        self.encryption_key = encryption_key

    @property
    def secret_full_arn(self) -> str | None:
        """The ARN with its suffix, if it is known."""
        return self.secret_arn if self._complete else None


def secret_name_of(scope: Construct, arn: str) -> str:
    """Return the name in an ARN, without the suffix; a token's suffix cannot be told."""
    name = Stack.of(scope).split_arn(arn, ArnFormat.COLON_RESOURCE_NAME).resource_name
    text = name if name is not None else ""
    return text if is_unresolved(text) else _SUFFIX.sub("", text)


def _owned_name(scope: Construct, arn: str, given: str | None) -> str:
    """Return the name of a secret made here: what stands in its ARN, less the last hyphen and what follows.

    CloudFormation cannot count, so the number of hyphens comes from the name as it is given; a token is taken as it is.
    """
    if given is not None and is_unresolved(given):
        return given
    name = Stack.of(scope).split_arn(arn, ArnFormat.COLON_RESOURCE_NAME).resource_name or ""
    count = _PARTS_OF_GENERATED_NAME if given is None else len(given.split("-"))
    parts = [Fn.select(index, Fn.split("-", name)) for index in range(count)]
    return Fn.join("-", parts)


def _rendered(generator: SecretStringGenerator | None) -> dict[str, Any]:
    if generator is None:
        return {}
    return {
        "excludeCharacters": generator.exclude_characters,
        "excludeLowercase": generator.exclude_lowercase,
        "excludeNumbers": generator.exclude_numbers,
        "excludePunctuation": generator.exclude_punctuation,
        "excludeUppercase": generator.exclude_uppercase,
        "generateStringKey": generator.generate_string_key,
        "includeSpace": generator.include_space,
        "passwordLength": generator.password_length,
        "requireEachIncludedType": generator.require_each_included_type,
        "secretStringTemplate": generator.secret_string_template,
    }


__all__ = [
    "ISecret",
    "ReplicaRegion",
    "Secret",
    "SecretAttributes",
    "SecretProps",
    "SecretStringGenerator",
    "SecretStringValueBeta1",
]

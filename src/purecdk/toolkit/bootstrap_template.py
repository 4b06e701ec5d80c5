"""The bootstrap stack: a bucket, a repository, five roles and a version, under the names that apps expect.

Compatible with the official bootstrap stack of version 33: an account bootstrapped by either tool works with the other,
and either upgrades the other's stack in place. Logical ids, parameters, outputs, resource names and permissions are
therefore the official ones; the descriptions are ours.

Source: what ``cdk bootstrap --show-template`` of aws-cdk 2.1148.1 deploys.
"""

from __future__ import annotations

import json
from typing import Any, Final

VERSION: Final = 33
VARIANT: Final = "AWS CDK: Default Resources"  # the other tool refuses to overwrite a stack with another variant
DEFAULT_QUALIFIER: Final = "hnb659fds"
DEFAULT_STACK_NAME: Final = "CDKToolkit"
AWS_MANAGED_KEY: Final = "AWS_MANAGED_KEY"

_Template = dict[str, Any]


def bootstrap_template() -> _Template:
    """Return the template as plain data."""
    return {
        "Description": "What purecdk and the AWS CDK need in this account and region to publish and deploy apps",
        "Parameters": _parameters(),
        "Conditions": _conditions(),
        "Resources": _resources(),
        "Outputs": _outputs(),
    }


def _sub(text: str) -> _Template:
    return {"Fn::Sub": text}


def _ref(name: str) -> _Template:
    return {"Ref": name}


def _if(condition: str, then: Any, otherwise: Any = None) -> _Template:
    return {"Fn::If": [condition, then, _ref("AWS::NoValue") if otherwise is None else otherwise]}


def _parameter(description: str, default: str = "", kind: str = "String", **more: Any) -> _Template:
    return {"Description": description, "Default": default, "Type": kind, **more}


def _switch(description: str, default: str) -> _Template:
    return _parameter(description, default, AllowedValues=["true", "false"])


def _parameters() -> _Template:
    return {
        "TrustedAccounts": _parameter(
            "Accounts that may publish assets and deploy stacks here", kind="CommaDelimitedList"
        ),
        "TrustedAccountsForLookup": _parameter("Accounts that may look up values here", kind="CommaDelimitedList"),
        "CloudFormationExecutionPolicies": _parameter(
            "ARNs of the managed policies with which CloudFormation deploys", kind="CommaDelimitedList"
        ),
        "FileAssetsBucketName": _parameter("Name of the bucket for file assets; made up if empty"),
        "FileAssetsBucketKmsKeyId": _parameter(
            "Key that encrypts the bucket: empty makes a new one, AWS_MANAGED_KEY takes the managed key of S3, else an id or ARN"
        ),
        "ContainerAssetsRepositoryName": _parameter("Name of the repository for images; made up if empty"),
        "Qualifier": _parameter(
            "Tells several bootstrap stacks of one account and region apart",
            DEFAULT_QUALIFIER,
            AllowedPattern="[A-Za-z0-9_-]{1,10}",
            ConstraintDescription="A qualifier has 1 to 10 letters, digits, underscores or hyphens",
        ),
        "PublicAccessBlockConfiguration": _switch("Whether public access to the bucket is blocked", "true"),
        "InputPermissionsBoundary": _parameter("Name of the policy that bounds the permissions of the roles, if any"),
        "UseExamplePermissionsBoundary": _switch("Whether to make the example permissions boundary", "false"),
        "ApplyPermissionsBoundaryToAllRoles": _switch(
            "Whether the boundary holds for all roles, and not only for the one of CloudFormation", "false"
        ),
        "BootstrapVariant": _parameter(
            "Whose template this is; change it in a template of your own, so that no tool overwrites the stack by accident",
            VARIANT,
        ),
        "DenyExternalId": _switch(
            "Whether the roles refuse callers that give an external id, so that nobody is deputised by accident", "true"
        ),
    }


def _filled(parameter: str, *, joined: bool = False) -> _Template:
    value = {"Fn::Join": ["", _ref(parameter)]} if joined else _ref(parameter)
    return {"Fn::Not": [{"Fn::Equals": ["", value]}]}


def _equals(value: str, parameter: str) -> _Template:
    return {"Fn::Equals": [value, _ref(parameter)]}


def _conditions() -> _Template:
    return {
        "HasTrustedAccounts": _filled("TrustedAccounts", joined=True),
        "HasTrustedAccountsForLookup": _filled("TrustedAccountsForLookup", joined=True),
        "HasCloudFormationExecutionPolicies": _filled("CloudFormationExecutionPolicies", joined=True),
        "HasCustomFileAssetsBucketName": _filled("FileAssetsBucketName"),
        "CreateNewKey": _equals("", "FileAssetsBucketKmsKeyId"),
        "UseAwsManagedKey": _equals(AWS_MANAGED_KEY, "FileAssetsBucketKmsKeyId"),
        "ShouldCreatePermissionsBoundary": _equals("true", "UseExamplePermissionsBoundary"),
        "PermissionsBoundarySet": _filled("InputPermissionsBoundary"),
        "ShouldApplyPermissionsBoundaryToAllRoles": {
            "Fn::And": [
                {"Condition": "PermissionsBoundarySet"},
                _equals("true", "ApplyPermissionsBoundaryToAllRoles"),
            ]
        },
        "HasCustomContainerAssetsRepositoryName": _filled("ContainerAssetsRepositoryName"),
        "UsePublicAccessBlockConfiguration": _equals("true", "PublicAccessBlockConfiguration"),
        "ShouldDenyExternalId": _equals("true", "DenyExternalId"),
    }


_KEY_USE: Final = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
_KEY_ADMINISTRATION: Final = [
    f"kms:{action}"
    for action in (
        "Create*", "Describe*", "Enable*", "List*", "Put*", "Update*", "Revoke*", "Disable*", "Get*", "Delete*",
        "ScheduleKeyDeletion", "CancelKeyDeletion", "GenerateDataKey", "TagResource", "UntagResource",
    )
]  # fmt: skip


def _resources() -> _Template:
    return {
        "FileAssetsBucketEncryptionKey": _key(),
        "FileAssetsBucketEncryptionKeyAlias": {
            "Condition": "CreateNewKey",
            "Type": "AWS::KMS::Alias",
            "Properties": {
                "AliasName": _sub("alias/cdk-${Qualifier}-assets-key"),
                "TargetKeyId": _ref("FileAssetsBucketEncryptionKey"),
            },
        },
        "StagingBucket": _bucket(),
        "StagingBucketPolicy": _bucket_policy(),
        "ContainerAssetsRepository": _repository(),
        "FilePublishingRole": _role("file-publishing"),
        "ImagePublishingRole": _role("image-publishing"),
        "LookupRole": _role(
            "lookup",
            trust=("TrustedAccountsForLookup", "TrustedAccounts"),
            ManagedPolicyArns=[_sub("arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess")],
            Policies=[
                {
                    "PolicyDocument": _document(
                        {"Sid": "DontReadSecrets", "Effect": "Deny", "Action": ["kms:Decrypt"], "Resource": "*"}
                    ),
                    "PolicyName": "LookupRolePolicy",
                }
            ],
        ),
        "FilePublishingRoleDefaultPolicy": _policy("FilePublishingRole", "file-publishing", *_file_publishing()),
        "ImagePublishingRoleDefaultPolicy": _policy("ImagePublishingRole", "image-publishing", *_image_publishing()),
        "DeploymentActionRole": _role(
            "deploy",
            Policies=[{"PolicyDocument": _document(*_deploying()), "PolicyName": "default"}],
            ManagedPolicyArns=[_sub("arn:${AWS::Partition}:iam::aws:policy/AWSCloudFormationReadOnlyAccess")],
        ),
        "CloudFormationExecutionRole": _execution_role(),
        "CdkBoostrapPermissionsBoundaryPolicy": _permissions_boundary(),
        "CdkBootstrapVersion": {
            "Type": "AWS::SSM::Parameter",
            "Properties": {
                "Type": "String",
                "Name": _sub("/cdk-bootstrap/${Qualifier}/version"),
                "Value": str(VERSION),
            },
        },
    }


def _document(*statements: _Template) -> _Template:
    return {"Statement": list(statements), "Version": "2012-10-17"}


def _key() -> _Template:
    return {
        "Type": "AWS::KMS::Key",
        "Properties": {
            "KeyPolicy": {
                "Statement": [
                    {
                        "Action": _KEY_ADMINISTRATION,
                        "Effect": "Allow",
                        "Principal": {"AWS": _ref("AWS::AccountId")},
                        "Resource": "*",
                    },
                    {
                        "Action": _KEY_USE,
                        "Effect": "Allow",
                        "Principal": {"AWS": "*"},
                        "Resource": "*",
                        "Condition": {
                            "StringEquals": {
                                "kms:CallerAccount": _ref("AWS::AccountId"),
                                "kms:ViaService": [_sub("s3.${AWS::Region}.amazonaws.com")],
                            }
                        },
                    },
                    {
                        "Action": _KEY_USE,
                        "Effect": "Allow",
                        "Principal": {"AWS": _sub("${FilePublishingRole.Arn}")},
                        "Resource": "*",
                    },
                ]
            }
        },
        "Condition": "CreateNewKey",
        "UpdateReplacePolicy": "Delete",
        "DeletionPolicy": "Delete",
    }


def _bucket() -> _Template:
    key = _if(
        "CreateNewKey",
        _sub("${FileAssetsBucketEncryptionKey.Arn}"),
        _if("UseAwsManagedKey", _ref("AWS::NoValue"), _sub("${FileAssetsBucketKmsKeyId}")),
    )
    return {
        "Type": "AWS::S3::Bucket",
        "Properties": {
            "BucketName": _if(
                "HasCustomFileAssetsBucketName",
                _sub("${FileAssetsBucketName}"),
                _sub("cdk-${Qualifier}-assets-${AWS::AccountId}-${AWS::Region}"),
            ),
            "AccessControl": "Private",
            "BucketEncryption": {
                "ServerSideEncryptionConfiguration": [
                    {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
                ]
            },
            "PublicAccessBlockConfiguration": _if(
                "UsePublicAccessBlockConfiguration",
                {
                    "BlockPublicAcls": True,
                    "BlockPublicPolicy": True,
                    "IgnorePublicAcls": True,
                    "RestrictPublicBuckets": True,
                },
            ),
            "VersioningConfiguration": {"Status": "Enabled"},
            "LifecycleConfiguration": {
                "Rules": [
                    {
                        "Id": "CleanupOldVersions",
                        "Status": "Enabled",
                        "NoncurrentVersionExpiration": {"NoncurrentDays": 30},
                    },
                    {
                        "Id": "AbortIncompleteMultipartUploads",
                        "Status": "Enabled",
                        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
                    },
                ]
            },
        },
        "UpdateReplacePolicy": "Retain",
        "DeletionPolicy": "Retain",
    }


def _bucket_policy() -> _Template:
    return {
        "Type": "AWS::S3::BucketPolicy",
        "Properties": {
            "Bucket": _ref("StagingBucket"),
            "PolicyDocument": {
                "Id": "AccessControl",
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "AllowSSLRequestsOnly",
                        "Action": "s3:*",
                        "Effect": "Deny",
                        "Resource": [_sub("${StagingBucket.Arn}"), _sub("${StagingBucket.Arn}/*")],
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                        "Principal": "*",
                    }
                ],
            },
        },
    }


def _repository() -> _Template:
    lifecycle = {
        "rules": [
            {
                "rulePriority": 1,
                "description": "Images without a tag are left over; they go after a year",
                "selection": {
                    "tagStatus": "untagged",
                    "countType": "sinceImagePushed",
                    "countUnit": "days",
                    "countNumber": 365,
                },
                "action": {"type": "expire"},
            }
        ]
    }

    def retrieval(sid: str, service: str, resource: str, *actions: str) -> _Template:
        return {
            "Sid": sid,
            "Effect": "Allow",
            "Principal": {"Service": f"{service}.amazonaws.com"},
            "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", *actions],
            "Condition": {
                "StringLike": {
                    "aws:sourceArn": _sub(
                        f"arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}"
                    )
                }
            },
        }

    return {
        "Type": "AWS::ECR::Repository",
        "Properties": {
            "ImageTagMutability": "IMMUTABLE",
            "LifecyclePolicy": {"LifecyclePolicyText": json.dumps(lifecycle, indent=2) + "\n"},
            "RepositoryName": _if(
                "HasCustomContainerAssetsRepositoryName",
                _sub("${ContainerAssetsRepositoryName}"),
                _sub("cdk-${Qualifier}-container-assets-${AWS::AccountId}-${AWS::Region}"),
            ),
            "RepositoryPolicyText": {
                "Version": "2012-10-17",
                "Statement": [
                    retrieval("LambdaECRImageRetrievalPolicy", "lambda", "function:*"),
                    retrieval(
                        "EmrServerlessImageRetrievalPolicy", "emr-serverless", "/applications/*", "ecr:DescribeImages"
                    ),
                ],
            },
        },
    }


def _boundary(condition: str) -> _Template:
    return _if(condition, _sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/${InputPermissionsBoundary}"))


def _role(purpose: str, *, trust: tuple[str, ...] = ("TrustedAccounts",), **properties: Any) -> _Template:
    no_external_id = _if("ShouldDenyExternalId", {"Null": {"sts:ExternalId": "true"}})

    def assume(principal: Any, action: Any) -> _Template:
        statement = {"Action": action, "Effect": "Allow", "Principal": {"AWS": principal}}
        if "sts:AssumeRole" in action:
            statement["Condition"] = no_external_id
        return statement

    statements: list[_Template] = [
        assume(_ref("AWS::AccountId"), "sts:AssumeRole"),
        assume(_ref("AWS::AccountId"), "sts:TagSession"),
    ]
    for accounts in trust:
        statements += [
            _if(f"Has{accounts}", assume(_ref(accounts), [action])) for action in ("sts:AssumeRole", "sts:TagSession")
        ]
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": {"Statement": statements},
            "RoleName": _sub(f"cdk-${{Qualifier}}-{purpose}-role-${{AWS::AccountId}}-${{AWS::Region}}"),
            "PermissionsBoundary": _boundary("ShouldApplyPermissionsBoundaryToAllRoles"),
            **properties,
            "Tags": [{"Key": "aws-cdk:bootstrap-role", "Value": purpose}],
        },
    }


def _policy(role: str, purpose: str, *statements: _Template) -> _Template:
    return {
        "Type": "AWS::IAM::Policy",
        "Properties": {
            "PolicyDocument": _document(*statements),
            "Roles": [_ref(role)],
            "PolicyName": _sub(
                f"cdk-${{Qualifier}}-{purpose}-role-default-policy-${{AWS::AccountId}}-${{AWS::Region}}"
            ),
        },
    }


def _file_publishing() -> tuple[_Template, _Template]:
    return (
        {
            "Action": [
                "s3:GetObject*",
                "s3:GetBucket*",
                "s3:GetEncryptionConfiguration",
                "s3:List*",
                "s3:DeleteObject*",
                "s3:PutObject*",
                "s3:Abort*",
            ],
            "Resource": [_sub("${StagingBucket.Arn}"), _sub("${StagingBucket.Arn}/*")],
            "Condition": {"StringEquals": {"aws:ResourceAccount": [_sub("${AWS::AccountId}")]}},
            "Effect": "Allow",
        },
        {
            "Action": _KEY_USE,
            "Effect": "Allow",
            "Resource": _if(
                "CreateNewKey",
                _sub("${FileAssetsBucketEncryptionKey.Arn}"),
                _sub("arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${FileAssetsBucketKmsKeyId}"),
            ),
        },
    )


def _image_publishing() -> tuple[_Template, _Template]:
    actions = (
        "PutImage", "InitiateLayerUpload", "UploadLayerPart", "CompleteLayerUpload", "BatchCheckLayerAvailability",
        "DescribeRepositories", "DescribeImages", "BatchGetImage", "GetDownloadUrlForLayer",
    )  # fmt: skip
    return (
        {
            "Action": [f"ecr:{action}" for action in actions],
            "Resource": _sub("${ContainerAssetsRepository.Arn}"),
            "Effect": "Allow",
        },
        {"Action": ["ecr:GetAuthorizationToken"], "Resource": "*", "Effect": "Allow"},
    )


def _deploying() -> tuple[_Template, ...]:
    def allow(sid: str | None, actions: Any, resource: Any = "*", condition: _Template | None = None) -> _Template:
        statement: _Template = {} if sid is None else {"Sid": sid}
        statement.update({"Effect": "Allow", "Action": actions, "Resource": resource})
        if condition is not None:
            statement["Condition"] = condition
        return statement

    bucket = [_sub("${StagingBucket.Arn}"), _sub("${StagingBucket.Arn}/*")]
    return (
        allow(
            "DeployPermissions",
            [
                f"cloudformation:{action}"
                for action in (
                    "CreateChangeSet", "DeleteChangeSet", "ExecuteChangeSet", "CreateStack", "UpdateStack",
                    "RollbackStack", "ContinueUpdateRollback",
                )
            ],
        ),
        allow(
            "PipelineCrossAccountArtifactsBucket",
            ["s3:GetObject*", "s3:GetBucket*", "s3:List*", "s3:Abort*", "s3:DeleteObject*", "s3:PutObject*"],
            condition={"StringNotEquals": {"s3:ResourceAccount": _ref("AWS::AccountId")}},
        ),
        allow(
            "PipelineCrossAccountArtifactsKey",
            _KEY_USE,
            condition={"StringEquals": {"kms:ViaService": _sub("s3.${AWS::Region}.amazonaws.com")}},
        ),
        allow(None, "iam:PassRole", _sub("${CloudFormationExecutionRole.Arn}")),
        allow(
            "CliPermissions",
            ["cloudformation:DeleteStack", "cloudformation:UpdateTerminationProtection", "sts:GetCallerIdentity"],
        ),
        allow("CliStagingBucket", ["s3:GetObject*", "s3:GetBucket*", "s3:List*"], bucket),
        allow(
            "ReadVersion",
            ["ssm:GetParameter", "ssm:GetParameters"],
            [_sub("arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${CdkBootstrapVersion}")],
        ),
        allow("Refactor", ["cloudformation:CreateStackRefactor", "cloudformation:ExecuteStackRefactor"]),
    )  # fmt: skip


def _execution_role() -> _Template:
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": _document(
                {
                    "Action": "sts:AssumeRole",
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudformation.amazonaws.com"},
                }
            ),
            "ManagedPolicyArns": _if(
                "HasCloudFormationExecutionPolicies",
                _ref("CloudFormationExecutionPolicies"),
                _if(
                    "HasTrustedAccounts",
                    _ref("AWS::NoValue"),
                    [_sub("arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess")],
                ),
            ),
            "RoleName": _sub("cdk-${Qualifier}-cfn-exec-role-${AWS::AccountId}-${AWS::Region}"),
            "PermissionsBoundary": _boundary("PermissionsBoundarySet"),
        },
    }


def _permissions_boundary() -> _Template:
    own = "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/cdk-${Qualifier}-permissions-boundary-${AWS::AccountId}-${AWS::Region}"

    def deny(sid: str, actions: list[str], **more: Any) -> _Template:
        return {"Sid": sid, "Action": actions, "Effect": "Deny", **more}

    return {
        "Condition": "ShouldCreatePermissionsBoundary",
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": {
            "PolicyDocument": _document(
                {"Sid": "ExplicitAllowAll", "Action": ["*"], "Effect": "Allow", "Resource": "*"},
                deny(
                    "DenyAccessIfRequiredPermBoundaryIsNotBeingApplied",
                    [
                        "iam:CreateUser",
                        "iam:CreateRole",
                        "iam:PutRolePermissionsBoundary",
                        "iam:PutUserPermissionsBoundary",
                    ],
                    Condition={"StringNotEquals": {"iam:PermissionsBoundary": _sub(own)}},
                    Resource="*",
                ),
                deny(
                    "DenyPermBoundaryIAMPolicyAlteration",
                    [
                        "iam:CreatePolicyVersion",
                        "iam:DeletePolicy",
                        "iam:DeletePolicyVersion",
                        "iam:SetDefaultPolicyVersion",
                    ],
                    Resource=_sub(own),
                ),
                deny(
                    "DenyRemovalOfPermBoundaryFromAnyUserOrRole",
                    ["iam:DeleteUserPermissionsBoundary", "iam:DeleteRolePermissionsBoundary"],
                    Resource="*",
                ),
            ),
            "Description": "Bounds what roles of CDK apps may do, and keeps the bound itself in place",
            "ManagedPolicyName": _sub("cdk-${Qualifier}-permissions-boundary-${AWS::AccountId}-${AWS::Region}"),
            "Path": "/",
        },
    }


def _outputs() -> _Template:
    return {
        "BucketName": {"Description": "Bucket for file assets", "Value": _sub("${StagingBucket}")},
        "BucketDomainName": {
            "Description": "Domain name of that bucket",
            "Value": _sub("${StagingBucket.RegionalDomainName}"),
        },
        "FileAssetKeyArn": {
            "Description": "Key that encrypts the bucket; kept for old apps",
            "Value": _if(
                "CreateNewKey", _sub("${FileAssetsBucketEncryptionKey.Arn}"), _sub("${FileAssetsBucketKmsKeyId}")
            ),
            "Export": {"Name": _sub("CdkBootstrap-${Qualifier}-FileAssetKeyArn")},
        },
        "ImageRepositoryName": {
            "Description": "Repository for container images",
            "Value": _sub("${ContainerAssetsRepository}"),
        },
        "BootstrapVersion": {"Description": "Version of these resources", "Value": str(VERSION)},
    }

"""Actions on keys, by purpose. Source: observed on aws-cdk-lib 2.275.0; the order is written to templates."""

from __future__ import annotations

ADMIN = (
    "kms:Create*",
    "kms:Describe*",
    "kms:Enable*",
    "kms:List*",
    "kms:Put*",
    "kms:Update*",
    "kms:Revoke*",
    "kms:Disable*",
    "kms:Get*",
    "kms:Delete*",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:ScheduleKeyDeletion",
    "kms:CancelKeyDeletion",
)
ENCRYPT = ("kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*")
DECRYPT = ("kms:Decrypt",)
GENERATE_MAC = ("kms:GenerateMac",)
VERIFY_MAC = ("kms:VerifyMac",)
SIGN = ("kms:Sign",)
VERIFY = ("kms:Verify",)

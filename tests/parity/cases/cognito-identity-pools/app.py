"""Identity pools: providers of every kind, roles, mappings, imports."""

import aws_cdk as cdk
from aws_cdk import Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_cognito_identitypool as identity
from aws_cdk import aws_iam as iam

app = cdk.App()
stack = Stack(app, "Pools")
plain = identity.IdentityPool(stack, "Plain")
for name in ("identity_pool_id", "identity_pool_arn", "identity_pool_name"):
    cdk.CfnOutput(stack, name.replace("_", ""), value=getattr(plain, name))
users = cognito.UserPool(stack, "Users")
client = users.add_client("Client")
other = cognito.UserPool.from_user_pool_id(stack, "Other", "eu-west-1_abc")
saml = iam.SamlProvider(stack, "Saml", metadata_document=iam.SamlMetadataDocument.from_xml("<xml/>"))
oidc = iam.OpenIdConnectProvider.from_open_id_connect_provider_arn(stack, "Oidc", "arn:aws:iam::123456789012:oidc-provider/x")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("x"))
Url = identity.IdentityPoolProviderUrl
full = identity.IdentityPool(
    stack, "Full", identity_pool_name="full", allow_classic_flow=True, allow_unauthenticated_identities=True,
    authentication_providers=identity.IdentityPoolAuthenticationProviders(
        amazon=identity.IdentityPoolAmazonLoginProvider(app_id="a"), apple=identity.IdentityPoolAppleLoginProvider(services_id="s"), facebook=identity.IdentityPoolFacebookLoginProvider(app_id="f"),
        google=identity.IdentityPoolGoogleLoginProvider(client_id="g"), twitter=identity.IdentityPoolTwitterLoginProvider(consumer_key="k", consumer_secret="s"), custom_provider="my-app.com",
        open_id_connect_providers=[oidc], saml_providers=[saml],
        user_pools=[identity.UserPoolAuthenticationProvider(user_pool=users, user_pool_client=client), identity.UserPoolAuthenticationProvider(user_pool=other, disable_server_side_token_check=True)],
    ),
    role_mappings=[
        identity.IdentityPoolRoleMapping(provider_url=Url.AMAZON, use_token=True),
        identity.IdentityPoolRoleMapping(provider_url=Url.FACEBOOK, use_token=True, resolve_ambiguous_roles=True),
        identity.IdentityPoolRoleMapping(provider_url=Url.GOOGLE, rules=[
            identity.RoleMappingRule(claim="c", claim_value="v", mapped_role=role), identity.RoleMappingRule(claim="c2", claim_value="v2", mapped_role=role, match_type=identity.RoleMappingMatchType.CONTAINS),
            identity.RoleMappingRule(claim="c3", claim_value="v3", mapped_role=role, match_type=identity.RoleMappingMatchType.STARTS_WITH), identity.RoleMappingRule(claim="c4", claim_value="v4", mapped_role=role, match_type=identity.RoleMappingMatchType.NOTEQUAL)], resolve_ambiguous_roles=True),
        identity.IdentityPoolRoleMapping(provider_url=Url.APPLE, use_token=True, rules=[identity.RoleMappingRule(claim="c", claim_value="v", mapped_role=role)]), identity.IdentityPoolRoleMapping(provider_url=Url.TWITTER, resolve_ambiguous_roles=False, use_token=True),
        identity.IdentityPoolRoleMapping(provider_url=Url.custom("custom.com"), use_token=False, rules=[]), identity.IdentityPoolRoleMapping(provider_url=Url.open_id("open.com"), use_token=True), identity.IdentityPoolRoleMapping(provider_url=Url.saml("saml.com"), use_token=True),
        identity.IdentityPoolRoleMapping(provider_url=Url.user_pool(users, client), mapping_key="cognito", use_token=True),
        identity.IdentityPoolRoleMapping(provider_url=Url(identity.IdentityPoolProviderType.CUSTOM, stack.format_arn(service="x", resource="y")), mapping_key="arn", use_token=True),
    ],
)
later = cognito.UserPool(stack, "Later")
full.add_user_pool_authentication(identity.UserPoolAuthenticationProvider(user_pool=later))
full.authenticated_role.add_to_principal_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))
given = identity.IdentityPool(stack, "Given", authenticated_role=role, unauthenticated_role=iam.Role.from_role_arn(stack, "Imported", "arn:aws:iam::123456789012:role/r"))
by_id = identity.IdentityPool.from_identity_pool_id(stack, "ById", "eu-west-1:abc")
by_arn = identity.IdentityPool.from_identity_pool_arn(stack, "ByArn", "arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:def")
for index, pool in enumerate([by_id, by_arn]):
    cdk.CfnOutput(stack, f"Imported{index}", value=f"{pool.identity_pool_id} {pool.identity_pool_arn} {pool.identity_pool_name}")
fixed = Stack(app, "Fixed", env=cdk.Environment(account="111111111111", region="us-east-1"))
named = identity.IdentityPool(fixed, "Named", identity_pool_name="named")
cdk.CfnOutput(fixed, "Arn", value=named.identity_pool_arn)
app.synth()

"""Identity providers of user pools, of each kind, with few and with all options, and clients that offer them."""
import aws_cdk as cdk
from aws_cdk import aws_cognito as cg
app=cdk.App(analytics_reporting=False); S=cdk.Stack(app,"S",env=cdk.Environment(account="111111111111",region="us-east-1"))
p=cg.UserPool(S,"P"); p2=cg.UserPool(S,"P2"); A=cg.ProviderAttribute; M=cg.AttributeMapping; SV=cdk.SecretValue
x=[cg.UserPoolIdentityProviderGoogle(S,"G",user_pool=p,client_id="c",client_secret_value=SV.secrets_manager("s")),cg.UserPoolIdentityProviderGoogle(S,"G2",user_pool=p2,client_id="c",client_secret="plain",scopes=["a","b"],attribute_mapping=M(email=A.GOOGLE_EMAIL,fullname=A.GOOGLE_NAME,profile_picture=A.GOOGLE_PICTURE,last_update_time=A.other("z"),custom={"q":A.other("w"),"custom:r":A.GOOGLE_GENDER})),
cg.UserPoolIdentityProviderFacebook(S,"F",user_pool=p,client_id="c",client_secret="s"),cg.UserPoolIdentityProviderFacebook(S,"F2",user_pool=p2,client_id="c",client_secret="s",api_version="v1",scopes=["x"]),
cg.UserPoolIdentityProviderAmazon(S,"A",user_pool=p,client_id="c",client_secret="s"),cg.UserPoolIdentityProviderAmazon(S,"A2",user_pool=p2,client_id="c",client_secret="s",scopes=["x","y"]),
cg.UserPoolIdentityProviderApple(S,"Ap",user_pool=p,client_id="c",key_id="k",team_id="t",private_key_value=SV.secrets_manager("pk")),cg.UserPoolIdentityProviderApple(S,"Ap2",user_pool=p2,client_id="c",key_id="k",team_id="t",private_key="plain",scopes=["x"]),
cg.UserPoolIdentityProviderOidc(S,"Oid",user_pool=p,client_id="c",client_secret="s",issuer_url="https://i"),cg.UserPoolIdentityProviderOidc(S,"Oid2",user_pool=p2,client_id="c",client_secret="s",issuer_url="https://i",name="named",attribute_request_method=cg.OidcAttributeRequestMethod.POST,identifiers=["i1"],scopes=["a","b"],endpoints=cg.OidcEndpoints(authorization="https://a",jwks_uri="https://j",token="https://t",user_info="https://u"),attribute_mapping=M(address=A.other("a"),email_verified=A.other("ev"))),
cg.UserPoolIdentityProviderSaml(S,"Saml",user_pool=p,metadata=cg.UserPoolIdentityProviderSamlMetadata.url("https://m")),cg.UserPoolIdentityProviderSaml(S,"Saml2",user_pool=p2,name="sn-1",metadata=cg.UserPoolIdentityProviderSamlMetadata.file("<x/>"),encrypted_responses=True,identifiers=["i"],idp_initiated=True,idp_signout=True,request_signing_algorithm=cg.SigningAlgorithm.RSA_SHA256),
cg.UserPoolIdentityProviderOidc(S,"AVeryLongConstructIdOfAProviderThatIsCut",user_pool=p,client_id="c",client_secret="s",issuer_url="https://i"),cg.UserPoolIdentityProviderSaml(S,"Ab",user_pool=p,metadata=cg.UserPoolIdentityProviderSamlMetadata.url("https://m"),encrypted_responses=False,idp_signout=False)]
k=cg.UserPoolIdentityProvider.from_provider_name(S,"K","known"); p.register_identity_provider(k)
p.add_client("C"); p2.add_client("C2")
cdk.CfnResource(S,"V",type="V::V",properties={"V":[i.provider_name for i in [*x,k]]})
T=cdk.Stack(app,"T",env=cdk.Environment(account="111111111111",region="us-east-1"))
cdk.CfnResource(T,"V",type="V::V",properties={"V":[x[0].provider_name,x[9].provider_name,x[2].user_pool_identity_provider_ref.provider_name]})
cg.UserPoolIdentityProviderAmazon(T,"A3",user_pool=p,client_id="c",client_secret="s",scopes=[],attribute_mapping=M())
cg.UserPoolIdentityProviderFacebook(T,"F3",user_pool=cg.UserPool.from_user_pool_id(T,"KP","us-east-1_x"),client_id=cdk.Aws.REGION,client_secret="s",scopes=["x","y"],attribute_mapping=M(custom={"q":A.FACEBOOK_ID},website=A.other("w")))
cg.UserPoolIdentityProviderOidc(T,"O3",user_pool=p2,client_id="c",client_secret="s",issuer_url="https://i",identifiers=[],name=cdk.Fn.join("-",["n",cdk.Aws.REGION]))
app.synth()

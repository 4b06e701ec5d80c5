"""Fields of access logs: variables that API Gateway fills in for each request.

Source: the API Gateway developer guide, "Variables for data models, authorizers, mapping templates, and access logging".
"""

from __future__ import annotations

from aws_cdk.core.arguments import checked


class AccessLogField:
    """Variables of an access log's format."""

    @staticmethod
    def context_account_id() -> str:
        """Account of the caller; the older name of :meth:`context_caller_account_id`."""
        return "$context.identity.accountId"

    @staticmethod
    def context_api_id() -> str:
        """The API's id."""
        return "$context.apiId"

    @staticmethod
    def context_authenticate_error() -> str:
        """Error of authentication."""
        return "$context.authenticate.error"

    @staticmethod
    def context_authenticate_latency() -> str:
        """Time authentication took, in milliseconds."""
        return "$context.authenticate.latency"

    @staticmethod
    def context_authenticate_status() -> str:
        """Status of authentication."""
        return "$context.authenticate.status"

    @staticmethod
    def context_authorize_error() -> str:
        """Error of authorization."""
        return "$context.authorize.error"

    @staticmethod
    def context_authorize_latency() -> str:
        """Time authorization took, in milliseconds."""
        return "$context.authorize.latency"

    @staticmethod
    def context_authorize_status() -> str:
        """Status of authorization."""
        return "$context.authorize.status"

    @staticmethod
    @checked
    def context_authorizer(property: str) -> str:
        """A value that the authorizer's function gave."""
        return f"$context.authorizer.{property}"

    @staticmethod
    @checked
    def context_authorizer_claims(property: str) -> str:
        """A claim of the caller's token."""
        return f"$context.authorizer.claims.{property}"

    @staticmethod
    def context_authorizer_error() -> str:
        """Error of the authorizer."""
        return "$context.authorizer.error"

    @staticmethod
    def context_authorizer_integration_latency() -> str:
        """Time the authorizer's function took, in milliseconds."""
        return "$context.authorizer.integrationLatency"

    @staticmethod
    def context_authorizer_integration_status() -> str:
        """Status of the authorizer's function."""
        return "$context.authorizer.integrationStatus"

    @staticmethod
    def context_authorizer_latency() -> str:
        """Time the authorizer took, in milliseconds."""
        return "$context.authorizer.latency"

    @staticmethod
    def context_authorizer_principal_id() -> str:
        """The caller, as the authorizer calls it."""
        return "$context.authorizer.principalId"

    @staticmethod
    def context_authorizer_request_id() -> str:
        """The authorizer's own request id."""
        return "$context.authorizer.requestId"

    @staticmethod
    def context_authorizer_status() -> str:
        """Status of the authorizer."""
        return "$context.authorizer.status"

    @staticmethod
    def context_aws_endpoint_request_id() -> str:
        """The backend's request id, if it is AWS."""
        return "$context.awsEndpointRequestId"

    @staticmethod
    def context_caller_account_id() -> str:
        """Account of the caller."""
        return "$context.identity.accountId"

    @staticmethod
    def context_connection_id() -> str:
        """Id of a WebSocket's connection."""
        return "$context.connectionId"

    @staticmethod
    def context_custom_domain_base_path_matched() -> str:
        """The base path that led here."""
        return "$context.customDomain.basePathMatched"

    @staticmethod
    def context_domain_name() -> str:
        """The domain name that was called."""
        return "$context.domainName"

    @staticmethod
    def context_domain_prefix() -> str:
        """The first label of the domain name."""
        return "$context.domainPrefix"

    @staticmethod
    def context_error_message() -> str:
        """API Gateway's error message."""
        return "$context.error.message"

    @staticmethod
    def context_error_message_string() -> str:
        """API Gateway's error message, in quotes."""
        return "$context.error.messageString"

    @staticmethod
    def context_error_response_type() -> str:
        """The kind of gateway response."""
        return "$context.error.responseType"

    @staticmethod
    def context_error_validation_error_string() -> str:
        """What request validation found."""
        return "$context.error.validationErrorString"

    @staticmethod
    def context_event_type() -> str:
        """Event of a WebSocket: connect, message, disconnect."""
        return "$context.eventType"

    @staticmethod
    def context_extended_request_id() -> str:
        """The extended id of the request."""
        return "$context.extendedRequestId"

    @staticmethod
    def context_http_method() -> str:
        """The HTTP method."""
        return "$context.httpMethod"

    @staticmethod
    def context_identity_account_id() -> str:
        """Account of the caller."""
        return "$context.identity.accountId"

    @staticmethod
    def context_identity_api_key() -> str:
        """The API key used."""
        return "$context.identity.apiKey"

    @staticmethod
    def context_identity_api_key_id() -> str:
        """Id of the API key used."""
        return "$context.identity.apiKeyId"

    @staticmethod
    def context_identity_caller() -> str:
        """The signer's principal."""
        return "$context.identity.caller"

    @staticmethod
    def context_identity_client_cert_issuner_dn() -> str:
        """Issuer of the client's certificate."""
        return "$context.identity.clientCert.issuerDN"

    @staticmethod
    def context_identity_client_cert_pem() -> str:
        """The client's certificate."""
        return "$context.identity.clientCert.clientCertPem"

    @staticmethod
    def context_identity_client_cert_serial_number() -> str:
        """Serial number of the client's certificate."""
        return "$context.identity.clientCert.serialNumber"

    @staticmethod
    def context_identity_client_cert_subject_dn() -> str:
        """Subject of the client's certificate."""
        return "$context.identity.clientCert.subjectDN"

    @staticmethod
    def context_identity_client_cert_validity_not_after() -> str:
        """End of the certificate's validity."""
        return "$context.identity.clientCert.validity.notAfter"

    @staticmethod
    def context_identity_client_cert_validity_not_before() -> str:
        """Start of the certificate's validity."""
        return "$context.identity.clientCert.validity.notBefore"

    @staticmethod
    def context_identity_cognito_authentication_provider() -> str:
        """Providers that the caller signed in with at Cognito."""
        return "$context.identity.cognitoAuthenticationProvider"

    @staticmethod
    def context_identity_cognito_authentication_type() -> str:
        """Whether the caller is authenticated at Cognito."""
        return "$context.identity.cognitoAuthenticationType"

    @staticmethod
    def context_identity_cognito_identity_id() -> str:
        """The caller's identity at Cognito."""
        return "$context.identity.cognitoIdentityId"

    @staticmethod
    def context_identity_cognito_identity_pool_id() -> str:
        """The caller's identity pool."""
        return "$context.identity.cognitoIdentityPoolId"

    @staticmethod
    def context_identity_principal_org_id() -> str:
        """The caller's organization."""
        return "$context.identity.principalOrgId"

    @staticmethod
    def context_identity_source_ip() -> str:
        """The caller's IP address."""
        return "$context.identity.sourceIp"

    @staticmethod
    def context_identity_user() -> str:
        """The user that called."""
        return "$context.identity.user"

    @staticmethod
    def context_identity_user_agent() -> str:
        """The caller's user agent."""
        return "$context.identity.userAgent"

    @staticmethod
    def context_identity_user_arn() -> str:
        """ARN of the user that called."""
        return "$context.identity.userArn"

    @staticmethod
    def context_integration_error_message() -> str:
        """The backend's error message."""
        return "$context.integrationErrorMessage"

    @staticmethod
    def context_integration_latency() -> str:
        """Time the backend took, in milliseconds."""
        return "$context.integrationLatency"

    @staticmethod
    def context_integration_status() -> str:
        """The backend's status."""
        return "$context.integrationStatus"

    @staticmethod
    def context_owner_account_id() -> str:
        """Account that owns the API."""
        return "$context.accountId"

    @staticmethod
    def context_path() -> str:
        """The path called, with the stage."""
        return "$context.path"

    @staticmethod
    def context_protocol() -> str:
        """The protocol: ``HTTP/1.1``."""
        return "$context.protocol"

    @staticmethod
    def context_request_id() -> str:
        """The request's id."""
        return "$context.requestId"

    @staticmethod
    @checked
    def context_request_override_header(header_name: str) -> str:
        """A request header as overridden."""
        return f"$context.requestOverride.header.{header_name}"

    @staticmethod
    @checked
    def context_request_override_path(path_name: str) -> str:
        """A path parameter as overridden."""
        return f"$context.requestOverride.path.{path_name}"

    @staticmethod
    @checked
    def context_request_override_querystring(querystring_name: str) -> str:
        """A query parameter as overridden."""
        return f"$context.requestOverride.querystring.{querystring_name}"

    @staticmethod
    def context_request_time() -> str:
        """Time of the request, in common log format."""
        return "$context.requestTime"

    @staticmethod
    def context_request_time_epoch() -> str:
        """Time of the request, in milliseconds since 1970."""
        return "$context.requestTimeEpoch"

    @staticmethod
    def context_resource_id() -> str:
        """Id of the resource."""
        return "$context.resourceId"

    @staticmethod
    def context_resource_path() -> str:
        """The resource's path."""
        return "$context.resourcePath"

    @staticmethod
    def context_response_latency() -> str:
        """Time the response took, in milliseconds."""
        return "$context.responseLatency"

    @staticmethod
    def context_response_length() -> str:
        """Length of the response, in bytes."""
        return "$context.responseLength"

    @staticmethod
    @checked
    def context_response_override_header(header_name: str) -> str:
        """A response header as overridden."""
        return f"$context.responseOverride.header.{header_name}"

    @staticmethod
    def context_response_override_status() -> str:
        """The status as overridden."""
        return "$context.responseOverride.status"

    @staticmethod
    def context_route_key() -> str:
        """The key of a WebSocket's route."""
        return "$context.routeKey"

    @staticmethod
    def context_stage() -> str:
        """The stage."""
        return "$context.stage"

    @staticmethod
    def context_status() -> str:
        """The HTTP status."""
        return "$context.status"

    @staticmethod
    def context_waf_error() -> str:
        """Error of the firewall."""
        return "$context.waf.error"

    @staticmethod
    def context_waf_latency() -> str:
        """Time the firewall took, in milliseconds."""
        return "$context.waf.latency"

    @staticmethod
    def context_waf_response_code() -> str:
        """What the firewall decided."""
        return "$context.wafResponseCode"

    @staticmethod
    def context_waf_status() -> str:
        """Status of the firewall."""
        return "$context.waf.status"

    @staticmethod
    def context_webacl_arn() -> str:
        """ARN of the firewall's rules."""
        return "$context.webaclArn"

    @staticmethod
    def context_xray_trace_id() -> str:
        """Id of the X-Ray trace."""
        return "$context.xrayTraceId"

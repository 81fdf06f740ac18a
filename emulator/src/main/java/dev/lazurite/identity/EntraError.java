package dev.lazurite.identity;

import dev.lazurite.platform.http.Fault;

/**
 * Entra's refusals: number, status, OAuth error and sentence, as the <a
 * href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">reference of AADSTS codes</a> has them.
 */
enum EntraError {
    INVALID_SECRET(
            7000215,
            401,
            "invalid_client",
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the"
                    + " client secret ID, for a secret added to app '%s'."),
    MISSING_SECRET(
            7000216,
            401,
            "invalid_client",
            "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type."),
    UNKNOWN_APPLICATION(
            700016,
            400,
            "unauthorized_client",
            "Application with identifier '%s' was not found in the directory '%s'. This can happen if the application has not"
                    + " been installed by the administrator of the tenant or consented to by any user in the tenant. You may"
                    + " have sent your authentication request to the wrong tenant."),
    UNKNOWN_TENANT(
            90002,
            400,
            "invalid_request",
            "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."
                    + " Check with your subscription administrator, this may happen if there are no active subscriptions for"
                    + " the tenant."),
    NO_TENANT(
            50059,
            400,
            "invalid_request",
            "No tenant-identifying information found in either the request or implied by any provided credentials: the"
                    + " 'client_credentials' grant needs a tenant id in the address, not '%s'."),
    INVALID_SCOPE(
            70011,
            400,
            "invalid_scope",
            "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope'"
                    + " is not valid. The scope '%s' is not valid: one resource, suffixed with '/.default', is expected."),
    UNKNOWN_RESOURCE(
            500011,
            400,
            "invalid_resource",
            "The resource principal named %s was not found in the tenant named '%s'. This can happen if the application has"
                    + " not been installed by the administrator of the tenant or consented to by any user in the tenant."),
    UNSUPPORTED_GRANT(70003, 400, "unsupported_grant_type", "The app requested an unsupported grant type '%s'."),
    MISSING_PARAMETER(900144, 400, "invalid_request", "The request body must contain the following parameter: '%s'."),
    UNKNOWN_INSTANCE(
            50049,
            400,
            "invalid_instance",
            "Unknown or invalid instance: the authorization_endpoint '%s' is not known.");

    private final int number;
    private final int status;
    private final String error;
    private final String sentence;

    EntraError(int number, int status, String error, String sentence) {
        this.number = number;
        this.status = status;
        this.error = error;
        this.sentence = sentence;
    }

    /** The refusal; its code is the OAuth error, and the number of the AADSTS code is its inner code. */
    Fault fault(Object... about) {
        return Fault.of(status, error, "AADSTS" + number + ": " + String.format(sentence, about))
                .by("login", Integer.toString(number));
    }
}

package dev.lazurite.storage.blob;

import dev.lazurite.platform.http.Fault;

/** How the service refuses a caller. */
final class AuthenticationFaults {
    private AuthenticationFaults() {}

    /** A signature that does not hold, and why. */
    static Fault failed(String detail) {
        return Fault.of(
                        403,
                        "AuthenticationFailed",
                        "Server failed to authenticate the request. Make sure the value of Authorization header is formed"
                                + " correctly including the signature.")
                .detail("AuthenticationErrorDetail", detail);
    }

    static Fault notMatching(String stringToSign) {
        return failed("Signature did not match. String to sign used was " + stringToSign);
    }

    static Fault invalidInformation(String reason) {
        return Fault.of(
                        401,
                        "InvalidAuthenticationInfo",
                        "Server failed to authenticate the request. Please refer to the information in the www-authenticate"
                                + " header.")
                .detail("AuthenticationErrorDetail", reason);
    }

    static Fault noInformation() {
        return Fault.of(
                401,
                "NoAuthenticationInformation",
                "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.");
    }

    static Fault permissionMismatch() {
        return Fault.of(
                403,
                "AuthorizationPermissionMismatch",
                "This request is not authorized to perform this operation using this permission.");
    }

    static Fault resourceTypeMismatch() {
        return Fault.of(
                403,
                "AuthorizationResourceTypeMismatch",
                "This request is not authorized to perform this operation using this resource type.");
    }

    static Fault serviceMismatch() {
        return Fault.of(
                403,
                "AuthorizationServiceMismatch",
                "This request is not authorized to perform this operation using this service.");
    }

    static Fault protocolMismatch() {
        return Fault.of(
                403,
                "AuthorizationProtocolMismatch",
                "This request is not authorized to perform this operation using this protocol.");
    }

    static Fault addressMismatch(String address) {
        return Fault.of(
                        403,
                        "AuthorizationSourceIPMismatch",
                        "This request is not authorized to perform this operation using this source IP " + address
                                + ".")
                .detail("SourceIP", address);
    }

    static Fault overwrite() {
        return Fault.of(403, "UnauthorizedBlobOverwrite", "This request is not authorized to perform blob overwrites.");
    }
}

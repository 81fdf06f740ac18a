package dev.lazurite.app.client;

/** A certificate whose key nobody has. */
final class TestCertificate {
    static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBjDCCATOgAwIBAgIUDR6JtTWtj1LRWqStRy4ZH7/YQx8wCgYIKoZIzj0EAwIw
            GzEZMBcGA1UEAwwQTGF6dXJpdGUgdGVzdCBDQTAgFw0yNjExMjQxMTM0MjJaGA8y
            MTI2MTAzMTExMzQyMlowGzEZMBcGA1UEAwwQTGF6dXJpdGUgdGVzdCBDQTBZMBMG
            ByqGSM49AgEGCCqGSM49AwEHA0IABBotF0aCDvG6890VaTISWw8u4Sx0Ce7YibwO
            fEHs9QIXWL2FI/Uhjk4k6Sbb1lu20wFgA5JlL5FvAGYAFYV1+najUzBRMB0GA1Ud
            DgQWBBQBjEFEcwXxAPko7/cBGpOa4T7ynTAfBgNVHSMEGDAWgBQBjEFEcwXxAPko
            7/cBGpOa4T7ynTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIBBT
            jKRT/bv7FF4lFMCLiRV4lh6Fcs8ZzsYbRPCdDKkRAiAek2mxG8fZ0DRYhYMeLkKx
            p6hwUVbnT7a1RXmoqsQniQ==
            -----END CERTIFICATE-----
            """;

    private TestCertificate() {}
}

package dev.lazurite.app.client;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NoProxyTest {
    private static final String ALWAYS = "localhost,127.0.0.1,::1";

    private final NoProxy noProxy = new NoProxy(List.of("azure.com", "windows.net"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "management.azure.com",
                ".azure.com",
                "*.azure.com",
                "azure.com:443",
                "AZURE.COM",
                "com",
                ".net",
                "mine.blob.core.windows.net",
                "*azure*"
            })
    void an_entry_that_would_let_an_emulated_host_through_is_left_out(String entry) {
        assertThat(noProxy.of(entry)).isEqualTo(ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"corp.example", ".corp.example", "10.0.0.0/8", "192.168.1.7", "host:8080"})
    void other_entries_stay(String entry) {
        assertThat(noProxy.of(entry)).isEqualTo(ALWAYS + "," + entry);
    }

    @Test
    void entries_are_taken_once() {
        assertThat(noProxy.of("localhost, corp.example corp.example")).isEqualTo(ALWAYS + ",corp.example");
    }

    @Test
    void java_gets_them_in_its_own_form() {
        assertThat(NoProxy.forJava("localhost,127.0.0.1,::1,.corp.example,10.0.0.0/8,host"))
                .isEqualTo("localhost|127.*|[::1]|*.corp.example|host");
    }
}

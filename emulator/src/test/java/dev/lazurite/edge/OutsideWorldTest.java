package dev.lazurite.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OutsideWorldTest {
    private final Map<String, String[]> names = Map.of(
            "mirror.corp", new String[] {"10.20.30.40"},
            "trap.example", new String[] {"93.184.216.34", "127.0.0.1"},
            "rebind.example", new String[] {"169.254.169.254"});
    private final OutsideWorld world = new OutsideWorld(false, this::resolve);

    private InetAddress[] resolve(String host) throws UnknownHostException {
        String[] literals = names.get(host);
        if (literals == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getAllByName(literals[i])[0];
        }
        return addresses;
    }

    private static Destinations.Refusal refusal(OutsideWorld world, String host, int port) {
        return catchThrowableOfType(Destinations.Refusal.class, () -> world.address(host, port));
    }

    @Test
    void a_mirror_in_a_private_network_is_reached_at_the_address_that_was_checked() {
        assertThat(world.address("mirror.corp", 443).getAddress().getHostAddress())
                .isEqualTo("10.20.30.40");
    }

    @Test
    void a_name_with_any_forbidden_address_is_refused() {
        assertThat(refusal(world, "trap.example", 443).status()).isEqualTo(403);
        assertThat(refusal(world, "rebind.example", 80)).hasMessageContaining("169.254.169.254");
    }

    @Test
    void an_unknown_name_is_502_and_named() {
        assertThat(refusal(world, "nowhere.example", 443).status()).isEqualTo(502);
        assertThat(refusal(world, "nowhere.example", 443)).hasMessageContaining("'nowhere.example'");
    }

    @Test
    void offline_nothing_is_reached_and_nothing_is_looked_up() {
        OutsideWorld offline = new OutsideWorld(true, host -> {
            throw new IllegalStateException("looked up " + host);
        });
        assertThat(refusal(offline, "mirror.corp", 443).status()).isEqualTo(502);
        assertThat(refusal(offline, "mirror.corp", 443)).hasMessageContaining("--offline");
    }
}

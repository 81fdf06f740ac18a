package dev.lazurite.edge;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Hosts that are not emulated: reached on the two ports of the web alone, and never where a caller could use this process to
 * get at what only this machine sees. Private networks are allowed, since company mirrors live there.
 */
final class OutsideWorld implements Destinations {
    private static final Set<Integer> PORTS = Set.of(80, 443);

    /** Metadata services of clouds that are not at a link-local address. */
    private static final Set<String> METADATA =
            Set.of("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final boolean offline;
    private final Resolver resolver;

    OutsideWorld(boolean offline, Resolver resolver) {
        this.offline = offline;
        this.resolver = resolver;
    }

    @Override
    public InetSocketAddress address(String host, int port) {
        String normal = Hosts.normal(host);
        if (Zones.azure(normal)) {
            throw new Refusal(
                    403,
                    "Lazurite answers for '" + host
                            + "' itself, on ports 80 and 443 only: a name of Azure is never passed"
                            + " on to the real Azure.");
        }
        if (Zones.cover(normal)) {
            throw new Refusal(
                    403,
                    "Lazurite does not pass on to '" + host + "': names of this machine are not reached through it.");
        }
        if (!PORTS.contains(port)) {
            throw new Refusal(
                    403, "Lazurite passes on to ports 80 and 443 only, not to port " + port + " of '" + host + "'.");
        }
        if (offline) {
            throw new Refusal(
                    502,
                    "Lazurite runs with --offline and does not pass on to '" + host + "', which it does not emulate.");
        }
        try {
            InetAddress[] addresses = resolver.resolve(host);
            for (InetAddress address : addresses) {
                check(host, address);
            }
            return new InetSocketAddress(addresses[0], port);
        } catch (UnknownHostException unknown) {
            throw new Refusal(502, "Lazurite finds no address for '" + host + "', which it does not emulate.");
        }
    }

    private static void check(String host, InetAddress address) {
        if (forbidden(address)) {
            throw new Refusal(
                    403,
                    "Lazurite does not pass on to '" + host + "': " + address.getHostAddress()
                            + " is this machine, its own link, or a cloud's metadata service.");
        }
    }

    private static boolean forbidden(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address.getHostAddress())
                || (address instanceof Inet4Address && address.getAddress()[0] == 0)
                || (address instanceof Inet6Address wide && forbiddenInside(wide))
                || ofThisMachine(address);
    }

    /** Whether an IPv6 address stands for a forbidden IPv4 one: IPv4-compatible, or by the well-known NAT64 prefix. */
    private static boolean forbiddenInside(Inet6Address wide) {
        byte[] bytes = wide.getAddress();
        byte[] prefix = Arrays.copyOf(bytes, 12);
        byte[] translated = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
        if (!Arrays.equals(prefix, new byte[12]) && !Arrays.equals(prefix, translated)) {
            return false;
        }
        try {
            return forbidden(InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean ofThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}

package dev.lazurite.jobs.distribution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Ports of this machine for processes that are about to be started. Another program may take one before they do. */
public final class Ports {
    private final Deque<Integer> free;

    private Ports(Deque<Integer> free) {
        this.free = free;
    }

    /** As many ports as are asked for, which nobody listens on now. */
    public static Ports free(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        Deque<Integer> free = new ArrayDeque<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                free.add(socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return new Ports(free);
    }

    /** No ports at all, for who only asks which tasks there are. */
    public static Ports unused() {
        return new Ports(new ArrayDeque<>());
    }

    /** A port that was not given out before; 0 when all were. */
    int next() {
        return free.isEmpty() ? 0 : free.remove();
    }
}

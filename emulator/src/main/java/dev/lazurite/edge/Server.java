package dev.lazurite.edge;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The running server: one port for HTTP, TLS, and a proxy's CONNECT and absolute-form requests. */
public final class Server implements AutoCloseable {
    /** How long a connection may be silent: longer than the pauses of any client that keeps its connections. */
    static final Duration IDLE = Duration.ofMinutes(10);

    /** Signed URLs and search filters are longer than Jetty's 8 KiB. */
    private static final int HEADER_LIMIT = 32 * 1024;

    /** How much of a body that nobody read is read and dropped, so that its sender gets to see the answer. */
    private static final long DROPPED = 256L * 1024 * 1024;

    /** How long a call in progress may go on when the server stops. */
    private static final Duration STOP = Duration.ofSeconds(2);

    /** How long a connection without a call is kept open when the server stops. */
    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(50);

    /** A proxy goes by the request line and not by {@code Host} (RFC 9112, 3.2.2); Node's CONNECT has the two differ. */
    private static final HttpCompliance COMPLIANCE =
            HttpCompliance.RFC9110.with("LAZURITE", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

    private final Listening listening;
    private final Javalin javalin;
    private final ResponseWriter writer;
    private final CompletableFuture<Dispatcher> dispatcher = new CompletableFuture<>();
    private ServerConnector connector;

    /**
     * Starts to listen, so that a port in use is known at once and the rest of a start goes on beside this; calls wait until
     * {@link #serve} says what answers them. {@code ca} vouches for the emulated hosts.
     */
    public Server(Listening listening, LocalCa ca, Ids ids) {
        this(listening, ca, ids, new OutsideWorld(listening.offline(), InetAddress::getAllByName));
    }

    Server(Listening listening, LocalCa ca, Ids ids, Destinations destinations) {
        this.listening = listening;
        this.writer = new ResponseWriter(ids);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(STOP.toMillis());
                server.setHandler(
                        new GracefulHandler(new Proxy(() -> dispatcher.join().hosts(), destinations)));
            });
            config.jetty.modifyServletContextHandler(
                    context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
            listen(config, ca);
            config.routes.before(context -> {
                answer(context.req(), context.res());
                context.skipRemainingHandlers();
            });
        });
        javalin.start();
    }

    /** Answers calls from now on, those that wait first. */
    public Server serve(List<Surface> surfaces, List<Operation> operations) {
        dispatcher.complete(new Dispatcher(listening.host(), surfaces, operations));
        return this;
    }

    private void listen(JavalinConfig config, LocalCa ca) {
        config.jetty.addConnector((server, ignored) -> {
            HttpConnectionFactory http = new HttpConnectionFactory(http());
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setSslContext(ServerNameKeys.context(ca));
            SslConnectionFactory ssl = new SslConnectionFactory(tls, http.getProtocol());
            connector = new ServerConnector(server, 1, 1, new DetectorConnectionFactory(ssl), http, ssl);
            connector.setHost(listening.host());
            connector.setPort(listening.port());
            connector.setIdleTimeout(IDLE.toMillis());
            connector.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
            return connector;
        });
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setHttpCompliance(COMPLIANCE);
        // Paths go on as they came: %2F, // and dots are parts of names here, and what they mean is for a surface to
        // say.
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(HEADER_LIMIT);
        http.setSendServerVersion(false);
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        http.addCustomizer(secure);
        return http;
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    private void answer(HttpServletRequest servlet, HttpServletResponse response) throws IOException {
        Optional<Request> request = Request.of(servlet);
        Answer answer = request.map(dispatcher.join()::dispatch)
                .orElseGet(() -> Answer.text(
                        405,
                        "text/plain; charset=utf-8",
                        "The method " + servlet.getMethod() + " is not one that any operation has.\n"));
        drop(servlet);
        writer.write(answer, servlet, response);
    }

    /** Many clients send all of a body before they read; one that is refused half-way would see a broken connection. */
    private static void drop(HttpServletRequest servlet) {
        if (servlet.getHeader("Expect") != null) {
            return;
        }
        byte[] buffer = new byte[16 * 1024];
        try (InputStream body = servlet.getInputStream()) {
            long left = DROPPED;
            int read = 0;
            while (left > 0 && read >= 0) {
                read = body.read(buffer);
                left -= read;
            }
        } catch (IOException gone) {
            // The sender is not there any more: nobody will miss the rest.
        }
    }

    @Override
    public void close() {
        dispatcher.cancel(false);
        javalin.stop();
    }
}

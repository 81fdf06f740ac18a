package dev.lazurite.edge;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ConnectHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a proxy does, in front of what a server does. A tunnel to a name in {@link Zones} ends here: the connection goes on
 * as one of this server's own, so that there is no second socket and no copying. Any other tunnel or absolute-form request
 * is passed on as far as {@link Destinations} lets it. No proxy of the user's own is asked.
 */
final class Proxy extends ConnectHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);
    private static final Set<Integer> WEB = Set.of(80, 443);

    private final Supplier<Hosts> hosts;
    private final Destinations destinations;
    private Forwarder forwarder;

    Proxy(Supplier<Hosts> hosts, Destinations destinations) {
        this.hosts = hosts;
        this.destinations = destinations;
        setConnectTimeout(Duration.ofSeconds(10).toMillis());
        setIdleTimeout(Server.IDLE.toMillis());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI uri = request.getHttpURI();
        if (HttpMethod.CONNECT.is(request.getMethod()) || answeredHere(uri)) {
            return super.handle(request, response, callback);
        }
        if (!"http".equals(uri.getScheme())) {
            refuse(response, callback, 502, "Lazurite passes on https to '" + uri.getHost() + "' by CONNECT only.");
            return true;
        }
        return forwarder().handle(request, response, callback);
    }

    private boolean answeredHere(HttpURI uri) {
        String host = uri.getHost();
        return host == null || hosts.get().local(host) || hosts.get().emulates(host) || Zones.cover(Hosts.normal(host));
    }

    @Override
    protected void handleConnect(Request request, Response response, Callback callback, String authority) {
        HostPort target;
        try {
            target = new HostPort(authority);
        } catch (IllegalArgumentException malformed) {
            refuse(response, callback, 400, "CONNECT needs a host and a port, such as management.azure.com:443.");
            return;
        }
        String host = Hosts.normal(target.getHost());
        if (Zones.azure(host) && WEB.contains(target.getPort())) {
            terminate(request, response, callback);
        } else {
            super.handleConnect(request, response, callback, authority);
        }
    }

    private static void terminate(Request request, Response response, Callback callback) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        Connector connector = connection.getConnector();
        request.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
                connector
                        .getDefaultConnectionFactory()
                        .newConnection(connector, connection.getConnection().getEndPoint()));
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        callback.succeeded();
    }

    @Override
    protected InetSocketAddress newConnectAddress(String host, int port) {
        return destinations.address(host, port);
    }

    @Override
    protected void onConnectFailure(Request request, Response response, Callback callback, Throwable failure) {
        refuse(response, callback, failure, request.getHttpURI().getAuthority());
    }

    /** Answers for a call that could not be passed on to {@code target}. */
    static void refuse(Response response, Callback callback, Throwable failure, String target) {
        if (failure instanceof Destinations.Refusal refusal) {
            refuse(response, callback, refusal.status(), refusal.getMessage());
        } else {
            refuse(response, callback, 502, "Lazurite cannot reach '" + target + "': " + failure + ".");
        }
    }

    private static void refuse(Response response, Callback callback, int status, String sentence) {
        LOG.info("not passed on: {}", sentence);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        Content.Sink.write(response, true, sentence + "\n", callback);
    }

    /** Made at the first use: most instances never need an HTTP client, and it would be paid at every start. */
    private synchronized Forwarder forwarder() {
        if (forwarder == null) {
            forwarder = new Forwarder(destinations);
            forwarder.setServer(getServer());
            addManaged(forwarder);
        }
        return forwarder;
    }
}

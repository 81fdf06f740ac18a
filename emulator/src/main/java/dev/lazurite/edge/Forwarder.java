package dev.lazurite.edge;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/** Passes on plain absolute-form requests, streaming both ways, to addresses that {@link Destinations} has checked. */
final class Forwarder extends ProxyHandler.Forward {
    private final Destinations destinations;

    Forwarder(Destinations destinations) {
        this.destinations = destinations;
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setConnectTimeout(Duration.ofSeconds(10).toMillis());
        client.setSocketAddressResolver(new SocketAddressResolver() {
            @Override
            public void resolve(
                    String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
                try {
                    promise.succeeded(List.of(destinations.address(host, port)));
                } catch (Destinations.Refusal refusal) {
                    promise.failed(refusal);
                }
            }
        });
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request passedOn,
            org.eclipse.jetty.client.Response partial,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
        } else {
            Proxy.refuse(response, callback, failure, request.getHttpURI().getAuthority());
        }
    }
}

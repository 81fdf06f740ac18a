package dev.lazurite.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import io.javalin.Javalin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** The running server: one port for everything. */
public final class Server implements AutoCloseable {
    private final Javalin javalin;
    private final Dispatcher dispatcher;
    private ServerConnector connector;

    /**
     * Starts to listen.
     *
     * @param host the address to listen on; loopback unless the user said otherwise
     * @param port 0 for a free one
     */
    public Server(String host, int port, List<Surface> surfaces, List<Operation> operations) {
        this.dispatcher = new Dispatcher(host, surfaces, operations);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.modifyServletContextHandler(
                    context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
            config.jetty.addConnector((server, ignored) -> {
                HttpConfiguration http = new HttpConfiguration();
                http.setUriCompliance(UriCompliance.UNSAFE);
                http.setSendServerVersion(false);
                connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
                connector.setHost(host);
                connector.setPort(port);
                return connector;
            });
            config.routes.before(context -> {
                answer(context.req(), context.res());
                context.skipRemainingHandlers();
            });
        });
        javalin.start();
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(dispatcher.dispatch(Request.of(request)), request.getMethod().equals("HEAD"), response);
    }

    private static void write(Answer answer, boolean head, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.setHeader(header.getKey(), header.getValue());
        }
        Answer.Body body = answer.body();
        if (!body.contentType().isEmpty()) {
            response.setContentType(body.contentType());
        }
        if (body instanceof Answer.Stream stream) {
            if (stream.length() >= 0) {
                response.setContentLengthLong(stream.length());
            }
            if (!head) {
                OutputStream out = response.getOutputStream();
                stream.source().writeTo(out);
            }
            return;
        }
        byte[] content = answer.content();
        if (answer.status() != 204 && answer.status() != 304) {
            if (!(head && answer.headers().containsKey("Content-Length"))) {
                response.setContentLengthLong(content.length);
            }
            if (!head && content.length > 0) {
                response.getOutputStream().write(content);
            }
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

package dev.lazurite.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import com.sun.net.httpserver.HttpServer;
import dev.lazurite.ProxiedClient;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Pause;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProxyTest {
    private static final Semaphore IN_PROGRESS = new Semaphore(0);

    @TempDir
    private Path folder;

    private HttpServer origin;
    private LocalCa ca;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/", exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            byte[] body = ("origin " + exchange.getRequestURI() + " " + sent.length).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        origin.start();
        ca = LocalCa.open(folder, Clock.systemUTC(), Ids.random());
        Destinations world = new OutsideWorld(false, ProxyTest::literal);
        // A stand-in for a mirror on the network: everything else goes by the real rules.
        Destinations destinations =
                (host, port) -> host.equals("mirror.example") ? origin.getAddress() : world.address(host, port);
        server = new Server(new Listening("127.0.0.1", 0, false), ca, Ids.random(), destinations)
                .serve(surfaces(), operations());
    }

    /** Addresses as the JDK reads them; a name is looked up nowhere. */
    private static InetAddress[] literal(String host) throws UnknownHostException {
        if (host.matches(".*[a-z-]\\.[a-z]+")) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(host);
    }

    @AfterEach
    void stop() {
        server.close();
        origin.stop(0);
    }

    private static List<Surface> surfaces() {
        Surface.FaultRenderer text =
                (fault, call) -> Answer.text(fault.status(), "text/plain", fault.code() + ": " + fault.getMessage());
        return List.of(
                new Surface("arm", List.of("management.azure.com"), true, Surface.Authentication.NONE, text, List.of())
                        .collapsingSlashes(),
                new Surface(
                        "blob",
                        List.of("{account}.blob.core.windows.net"),
                        false,
                        Surface.Authentication.NONE,
                        text,
                        List.of()));
    }

    private static List<Operation> operations() {
        return List.of(
                Operation.of("arm", "arm", Method.GET, "/{rest*}", ProxyTest::echo)
                        .withoutCredential(),
                Operation.of("put", "blob", Method.PUT, "/{container}/{blob*}", ProxyTest::count)
                        .withoutCredential(),
                Operation.of("slow", "arm", Method.POST, "/slow", ProxyTest::slow)
                        .withoutCredential(),
                Operation.of("refuse", "arm", Method.PUT, "/{rest*}", call -> {
                            throw Fault.of(403, "No", "not so");
                        })
                        .withoutCredential(),
                Operation.of("get", "blob", Method.GET, "/{container}/{blob*}", ProxyTest::echo)
                        .withoutCredential(),
                Operation.of(
                                "head",
                                "blob",
                                Method.HEAD,
                                "/{container}/{blob*}",
                                call -> Answer.empty(200).header("Content-Length", "1234"))
                        .withoutCredential());
    }

    private static Answer slow(Call call) {
        IN_PROGRESS.release();
        Pause.of(Duration.ofMillis(500));
        return Answer.text(200, "text/plain", "done");
    }

    private static Answer echo(Call call) {
        return Answer.text(200, "text/plain", call.operation().id() + " " + call.url());
    }

    private static Answer count(Call call) throws IOException {
        return Answer.text(201, "text/plain", "" + call.body().transferTo(OutputStream.nullOutputStream()));
    }

    private HttpClient client() {
        return ProxiedClient.of(server.port(), ca.root());
    }

    private String get(String url) throws Exception {
        HttpResponse<String> answer =
                client().send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    /** Sends text as it is and returns all that comes back until the connection ends or {@code until} has come. */
    private String raw(String request, String until) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            StringBuilder read = new StringBuilder();
            int next;
            while (read.indexOf(until) < 0 && (next = in.read()) >= 0) {
                read.append((char) next);
            }
            return read.toString();
        }
    }

    private String connect(String authority) throws Exception {
        return raw("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n", "\n\n\n");
    }

    @Test
    void a_tunnel_to_an_emulated_host_ends_here_with_a_certificate_for_it() throws Exception {
        assertThat(get("https://management.azure.com/subscriptions?x=1"))
                .isEqualTo("200 arm https://management.azure.com/subscriptions?x=1");
        assertThat(get("https://acct1.blob.core.windows.net/c/a%2Fb"))
                .isEqualTo("200 get https://acct1.blob.core.windows.net/c/a%2Fb");
    }

    @Test
    void a_big_body_streams_through_the_tunnel_and_the_connection_goes_on() throws Exception {
        byte[] body = new byte[8 * 1024 * 1024];
        Arrays.fill(body, (byte) 'x');
        HttpClient client = client();
        URI uri = URI.create("https://acct1.blob.core.windows.net/c/big");
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri)
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("" + body.length);
        }
    }

    @Test
    void direct_tls_and_plain_http_answer_on_the_same_port() throws Exception {
        HttpClient direct = HttpClient.newBuilder()
                .sslContext(ProxiedClient.trusting(ca.root()))
                .build();
        String path = "localhost:" + server.port() + "/blob/acct1/c/b";
        for (String scheme : new String[] {"http://", "https://"}) {
            HttpResponse<String> answer = direct.send(
                    HttpRequest.newBuilder(URI.create(scheme + path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("get " + scheme + path);
        }
    }

    @Test
    void an_absolute_form_request_to_an_emulated_host_is_answered() throws Exception {
        for (String scheme : new String[] {"http", "https"}) {
            assertThat(raw(
                            "GET " + scheme + "://management.azure.com/a%2Fb HTTP/1.1\r\nHost: management.azure.com\r\n"
                                    + "Connection: close\r\n\r\n",
                            "\0"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("arm " + scheme + "://management.azure.com/a%2Fb");
        }
    }

    @Test
    void the_request_line_counts_and_not_the_host_header() throws Exception {
        assertThat(raw("CONNECT management.azure.com:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(connect("127.0.0.1:443")).startsWith("HTTP/1.1 403");
        assertThat(raw(
                        "GET http://127.0.0.2/x HTTP/1.1\r\nHost: management.azure.com\r\nConnection: close\r\n\r\n",
                        "\0"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET http://management.azure.com/x HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n", "\0"))
                .endsWith("arm http://management.azure.com/x");
    }

    @Test
    void a_call_in_progress_ends_well_when_the_server_stops() throws Exception {
        CompletableFuture<HttpResponse<String>> slow = client().sendAsync(
                        HttpRequest.newBuilder(URI.create("https://management.azure.com/slow"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(IN_PROGRESS.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        server.close();
        assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
    }

    @Test
    void a_plain_request_to_another_host_is_passed_on_with_its_body() throws Exception {
        assertThat(get("http://mirror.example/simple/pip/?a=b")).isEqualTo("200 origin /simple/pip/?a=b 0");
        HttpResponse<String> answer = client().send(
                        HttpRequest.newBuilder(URI.create("http://mirror.example/up"))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1_000_000]))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("origin /up 1000000");
    }

    @Test
    void a_tunnel_to_another_host_is_passed_on() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            byte[] connect = "CONNECT mirror.example:443 HTTP/1.1\r\nHost: mirror.example:443\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(connect);
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            assertThat(head.toString()).startsWith("HTTP/1.1 200");
            socket.getOutputStream().write("GET /through HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).endsWith("origin /through 0");
        }
    }

    @Test
    void a_tunnel_to_this_machine_its_link_or_a_metadata_service_is_refused() throws Exception {
        for (String target : new String[] {
            "127.0.0.1:443",
            "localhost:443",
            "x.localhost:443",
            "[::1]:443",
            "0.0.0.0:80",
            "169.254.169.254:80",
            "[::ffff:127.0.0.1]:443",
            "[::]:443",
            "[fe80::1]:443",
            "168.63.129.16:80",
            "100.100.100.200:80",
            "[64:ff9b::7f00:1]:443",
            "2130706433:443",
            "127.1:443"
        }) {
            assertThat(connect(target)).as(target).startsWith("HTTP/1.1 403").contains("Lazurite ");
        }
        assertThat(connect("localhost:" + server.port())).startsWith("HTTP/1.1 403");
        assertThat(get("http://127.0.0.2/")).startsWith("403 ");
    }

    @Test
    void a_tunnel_to_another_port_than_those_of_the_web_is_refused() throws Exception {
        assertThat(connect("pypi.org:22")).startsWith("HTTP/1.1 403").contains("not to port 22 of 'pypi.org'");
        assertThat(connect("management.azure.com:1433")).startsWith("HTTP/1.1 403");
        assertThat(get("http://pypi.org:8080/simple")).startsWith("403 ").contains("port 8080");
    }

    @Test
    void a_name_of_azure_that_no_surface_answers_never_leaves_this_machine() throws Exception {
        assertThat(get("https://acct1.queue.core.windows.net/q"))
                .startsWith("501 ")
                .contains("NotEmulated", "acct1.queue.core.windows.net");
        assertThat(get("http://MANAGEMENT.azure.com./x")).startsWith("200 arm");
        assertThat(get("http://other.azure.com/x")).startsWith("501 ");
    }

    @Test
    void tls_for_a_host_outside_of_the_list_fails() throws Exception {
        SSLSocketFactory tls = ProxiedClient.trusting(ca.root()).getSocketFactory();
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
                SSLSocket socket = (SSLSocket) tls.createSocket(plain, "pypi.org", 443, true)) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void the_path_prefix_of_a_surface_is_refused_from_outside() throws Exception {
        assertThat(raw("GET /arm/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "\0"))
                .doesNotContain("200");
        assertThat(get("https://acct1.blob.core.windows.net/arm/subscriptions")).startsWith("200 get ");
    }

    @Test
    void paths_arrive_as_they_were_sent() throws Exception {
        for (String path : new String[] {
            "/c/a%2Fb",
            "/c//a//b",
            "/c/a%25b",
            "/c/%2e%2e/x",
            "/c/./x",
            "/c/a;v=1/b;c",
            "/c/a%20b+c",
            "/c/%C3%A9",
            "/c/a%5Cb"
        }) {
            assertThat(raw(
                            "GET " + path + " HTTP/1.1\r\nHost: a.blob.core.windows.net\r\nConnection: close\r\n\r\n",
                            "\0"))
                    .as(path)
                    .endsWith("get http://a.blob.core.windows.net" + path);
        }
        assertThat(raw("GET //a///b HTTP/1.1\r\nHost: management.azure.com\r\nConnection: close\r\n\r\n", "\0"))
                .endsWith("arm http://management.azure.com/a/b");
    }

    @Test
    void a_refused_call_does_not_disturb_the_next_one_on_its_connection() throws Exception {
        String put =
                "PUT /x HTTP/1.1\r\nHost: management.azure.com\r\nContent-Length: 100000\r\n\r\n" + "y".repeat(100_000);
        String get = "GET /next HTTP/1.1\r\nHost: management.azure.com\r\nConnection: close\r\n\r\n";
        String answers = raw(put + get, "\0");
        assertThat(answers).startsWith("HTTP/1.1 403").contains("No: not so").endsWith("/next");
    }

    @Test
    void every_answer_carries_a_request_id_a_date_and_the_clients_own_id() throws Exception {
        HttpResponse<String> answer = client().send(
                        HttpRequest.newBuilder(URI.create("https://management.azure.com/x"))
                                .header("x-ms-client-request-id", "mine")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().map()).containsKeys("x-ms-request-id", "date");
        assertThat(answer.headers().firstValue("x-ms-client-request-id")).contains("mine");
        assertThat(answer.headers().firstValue("server")).isEmpty();
    }

    @Test
    void head_says_the_length_and_an_unknown_method_is_405() throws Exception {
        assertThat(raw("HEAD /c/b HTTP/1.1\r\nHost: a.blob.core.windows.net\r\nConnection: close\r\n\r\n", "\0"))
                .contains("Content-Length: 1234")
                .endsWith("\r\n\r\n");
        assertThat(raw("PROPFIND / HTTP/1.1\r\nHost: management.azure.com\r\nConnection: close\r\n\r\n", "\0"))
                .startsWith("HTTP/1.1 405");
    }
}

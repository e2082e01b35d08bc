package org.caseledger.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.caseledger.eventstore.FreePort;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A start over an Axon Server")
class AxonServerStartTest {

    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    private void start(int port, @Nullable Path certificates) {
        AxonServerSettings settings =
                new AxonServerSettings("127.0.0.1", port, "default", null, certificates, Duration.ofMillis(700));
        AxonServerLedger.open(
                        settings,
                        folder,
                        Jackson3Serializer.builder().build(),
                        NoOpEventUpcaster.INSTANCE,
                        Clock.systemUTC(),
                        progress::add)
                .close();
    }

    @Test
    void waits_for_a_server_that_is_not_there_says_so_and_gives_up() throws Exception {
        int port = FreePort.find();

        assertThatThrownBy(() -> start(port, null))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("Axon Server at 127.0.0.1:" + port, "context default", "can't be reached");
        assertThat(progress).singleElement().asString().contains("Trying again for 1 s");
    }

    @Test
    void lets_go_of_the_folder_when_it_gives_up() throws Exception {
        int port = FreePort.find();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> start(port, null)).isInstanceOf(LedgerUnavailableException.class);
        }
    }

    @Test
    void is_refused_at_once_by_something_else_than_an_axon_server() throws Exception {
        Server other = serving(NettyServerBuilder.forPort(0));
        try {
            assertThatThrownBy(() -> start(other.getPort(), null))
                    .isInstanceOf(LedgerMismatchException.class)
                    .hasMessageContaining("must be an Axon Server 4.6 or newer");
            assertThat(progress).isEmpty();
        } finally {
            other.shutdownNow().awaitTermination();
        }
    }

    @Test
    void is_refused_at_once_without_the_token_that_is_asked_for() throws Exception {
        Server guarded = serving(NettyServerBuilder.forPort(0).addService(refusing(Status.PERMISSION_DENIED)));
        try {
            assertThatThrownBy(() -> start(guarded.getPort(), null))
                    .isInstanceOf(LedgerMismatchException.class)
                    .hasMessageContaining("CASELEDGER_AXONSERVER_TOKEN");
        } finally {
            guarded.shutdownNow().awaitTermination();
        }
    }

    @Test
    void is_refused_at_once_where_there_is_no_such_context() throws Exception {
        Server guarded = serving(NettyServerBuilder.forPort(0).addService(refusing(Status.NOT_FOUND)));
        try {
            assertThatThrownBy(() -> start(guarded.getPort(), null))
                    .isInstanceOf(LedgerMismatchException.class)
                    .hasMessageContaining("no such context", "CASELEDGER_AXONSERVER_CONTEXT");
        } finally {
            guarded.shutdownNow().awaitTermination();
        }
    }

    private static BindableService refusing(Status status) {
        return new PlatformServiceGrpc.PlatformServiceImplBase() {
            @Override
            public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
                answer.onError(status.asRuntimeException());
            }
        };
    }

    private static Server serving(NettyServerBuilder builder) throws IOException {
        return builder.build().start();
    }

    @Test
    void says_that_the_other_end_speaks_tls() throws Exception {
        try (ServerSocket tls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> alert(tls));

            assertThatThrownBy(() -> start(tls.getLocalPort(), null))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("it speaks TLS and this node does not", "CASELEDGER_AXONSERVER_CERTIFICATES");
        }
    }

    /** What a TLS server says to somebody who speaks plainly. */
    private static void alert(ServerSocket tls) {
        while (!tls.isClosed()) {
            try (Socket caller = tls.accept()) {
                caller.getOutputStream().write(new byte[] {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46});
                caller.shutdownOutput();
                caller.getInputStream().readAllBytes(); // hanging up on it first might lose what was said
            } catch (IOException hungUp) {
                // the caller's or the test's end
            }
        }
    }

    @Test
    void is_refused_with_certificates_that_are_none() throws Exception {
        Path text = folder.resolve("text.pem");
        Files.writeString(text, "no certificate");

        assertThatThrownBy(() -> start(FreePort.find(), text))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining(text.toString(), "PEM");
    }
}

package org.caseledger.eventstore.axonserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;

/** Asks an Axon Server for itself, on a connection of its own, since the connector keeps to itself why it can't connect. */
final class AxonServerProbe {
    private static final int ANSWER_SECONDS = 3;
    private static final Metadata.Key<String> CONTEXT =
            Metadata.Key.of("AxonIQ-Context", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER);

    private AxonServerProbe() {}

    /**
     * Returns when the server has answered and lets us in.
     *
     * @throws LedgerUnavailableException if it doesn't answer
     * @throws LedgerMismatchException if it doesn't let us in, or is no Axon Server
     */
    static void check(AxonServerSettings settings) {
        ManagedChannel channel = channel(settings);
        try {
            PlatformServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(settings)))
                    .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .getPlatformServer(ClientIdentification.newBuilder()
                            .setComponentName("case-ledger")
                            .setClientId("case-ledger-probe")
                            .build());
        } catch (StatusRuntimeException e) {
            throw AxonServerErrors.of(e, settings);
        } finally {
            channel.shutdownNow();
        }
    }

    private static ManagedChannel channel(AxonServerSettings settings) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(settings.host(), settings.port());
        return settings.certificates() == null
                ? builder.usePlaintext().build()
                : builder.sslContext(Tls.trusting(settings.certificates())).build();
    }

    private static Metadata headers(AxonServerSettings settings) {
        Metadata headers = new Metadata();
        headers.put(CONTEXT, settings.context());
        if (settings.token() != null) {
            headers.put(TOKEN, settings.token());
        }
        return headers;
    }
}

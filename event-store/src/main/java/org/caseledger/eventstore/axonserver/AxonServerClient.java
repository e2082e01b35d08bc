package org.caseledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;

/** The connection to an Axon Server. It connects again by itself; what is asked meanwhile fails. */
final class AxonServerClient implements AutoCloseable {
    private static final int ANSWER_SECONDS = 10;
    private static final int CONNECT_SECONDS = 3;
    private static final int RECONNECT_SECONDS = 1;
    /** Finds out that the other end is gone, where nothing says so. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    /** What Axon Server calls an event whose place in its aggregate is taken. */
    private static final String SEQUENCE_TAKEN = "[AXONIQ-2000]";

    private final AxonServerSettings settings;
    private final AxonServerConnectionFactory factory;

    AxonServerClient(AxonServerSettings settings) {
        this.settings = settings;
        AxonServerConnectionFactory.Builder builder = AxonServerConnectionFactory.forClient("case-ledger")
                .routingServers(new ServerAddress(settings.host(), settings.port()))
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .reconnectInterval(RECONNECT_SECONDS, TimeUnit.SECONDS)
                .usingKeepAlive(KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, true);
        if (settings.token() != null) {
            builder.token(settings.token());
        }
        if (settings.certificates() != null) {
            trust(builder, settings.certificates());
        }
        factory = builder.build();
    }

    private static void trust(AxonServerConnectionFactory.Builder builder, Path certificates) {
        try {
            builder.useTransportSecurity(GrpcSslContexts.forClient()
                    .trustManager(certificates.toFile())
                    .build());
        } catch (SSLException | IllegalArgumentException e) {
            throw new LedgerMismatchException(
                    "the certificates in " + certificates + " can't be read: they must be a PEM file", e);
        }
    }

    AxonServerSettings settings() {
        return settings;
    }

    EventChannel events() {
        AxonServerConnection connection = factory.connect(settings.context());
        return connection.eventChannel();
    }

    /**
     * Waits for an answer, a few seconds.
     *
     * @throws ConcurrencyException if an event's place in its aggregate is taken
     * @throws LedgerUnavailableException if the server can't be reached or says nothing
     * @throws LedgerMismatchException if it refuses us
     */
    <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new LedgerUnavailableException(settings + " did not answer within " + ANSWER_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("waiting for " + settings + " was interrupted", e);
        }
    }

    /** What the server's or the connection's error means. */
    RuntimeException failure(Throwable cause) {
        Status status = statusOf(cause);
        String says = String.valueOf(status.getDescription());
        return switch (status.getCode()) {
            case OUT_OF_RANGE ->
                says.contains(SEQUENCE_TAKEN)
                        ? new ConcurrencyException("an event's place in its aggregate is taken", cause)
                        : unavailable(status, cause);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new LedgerMismatchException(
                        settings + " lets nobody in with this token: give the right one in CASELEDGER_AXONSERVER_TOKEN",
                        cause);
            case UNIMPLEMENTED ->
                new LedgerMismatchException(
                        settings.address()
                                + " does not know what is asked of it: it must be an Axon Server 4.6 or newer",
                        cause);
            case NOT_FOUND ->
                new LedgerMismatchException(
                        settings + ": there is no such context. Make it there, or name another in"
                                + " CASELEDGER_AXONSERVER_CONTEXT",
                        cause);
            case OK,
                    CANCELLED,
                    UNKNOWN,
                    INVALID_ARGUMENT,
                    DEADLINE_EXCEEDED,
                    ALREADY_EXISTS,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    INTERNAL,
                    UNAVAILABLE,
                    DATA_LOSS -> unavailable(status, cause);
        };
    }

    private static Status statusOf(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof StatusRuntimeException answered) {
                return answered.getStatus();
            }
        }
        return Status.UNKNOWN;
    }

    private LedgerUnavailableException unavailable(Status status, Throwable cause) {
        return new LedgerUnavailableException(
                settings + " can't be reached (" + status.getCode() + "). If it is up, see whether both speak TLS, or"
                        + " both don't, and whether its own name for itself can be resolved here",
                cause);
    }

    @Override
    public void close() {
        factory.shutdown();
    }
}

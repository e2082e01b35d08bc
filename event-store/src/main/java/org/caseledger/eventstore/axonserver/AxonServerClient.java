package org.caseledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
            builder.useTransportSecurity(Tls.trusting(settings.certificates()));
        }
        factory = builder.build();
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

    /** What the server's or the connection's error means to the ledger. */
    RuntimeException failure(Throwable cause) {
        return AxonServerErrors.of(cause, settings);
    }

    @Override
    public void close() {
        factory.shutdown();
    }
}

package org.caseledger.eventstore.axonserver;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;

/** What an Axon Server's errors, and those on the way to it, mean. */
final class AxonServerErrors {
    /** What Axon Server calls an event whose place in its aggregate is taken. */
    private static final String SEQUENCE_TAKEN = "[AXONIQ-2000]";

    private AxonServerErrors() {}

    /**
     * The error as the ledger knows it: {@link ConcurrencyException} where an event's place is taken, {@link
     * LedgerMismatchException} where trying again is of no use, else {@link LedgerUnavailableException}.
     */
    static RuntimeException of(Throwable cause, AxonServerSettings settings) {
        Status status = statusOf(cause);
        return switch (status.getCode()) {
            case OUT_OF_RANGE ->
                String.valueOf(status.getDescription()).contains(SEQUENCE_TAKEN)
                        ? new ConcurrencyException("an event's place in its aggregate is taken", cause)
                        : unavailable(status, cause, settings);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new LedgerMismatchException(
                        settings + " does not let us in: give its token in CASELEDGER_AXONSERVER_TOKEN", cause);
            case UNIMPLEMENTED ->
                new LedgerMismatchException(
                        settings.address()
                                + " answers, but does not know what is asked: it must be an Axon Server 4.6 or newer,"
                                + " at its gRPC port",
                        cause);
            case NOT_FOUND ->
                new LedgerMismatchException(
                        settings + ": it has no such context. Make it there, or name another in"
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
                    DATA_LOSS -> unavailable(status, cause, settings);
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

    private static LedgerUnavailableException unavailable(Status status, Throwable cause, AxonServerSettings settings) {
        String code = status.getCode().name().toLowerCase(Locale.ROOT);
        String hint = speaksOtherwise(status)
                ? ": it speaks TLS and this node does not, or the other way round, or its certificate is not vouched for"
                        + " (CASELEDGER_AXONSERVER_CERTIFICATES names who may)"
                : "";
        return new LedgerUnavailableException(settings + " can't be reached (" + code + ")" + hint, cause);
    }

    private static boolean speaksOtherwise(Status status) {
        for (Throwable each = status.getCause(); each != null; each = each.getCause()) {
            if (each instanceof SSLException || each.getClass().getSimpleName().equals("Http2Exception")) {
                return true;
            }
        }
        return false;
    }
}

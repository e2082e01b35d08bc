package org.caseledger.eventstore.axonserver;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the Axon Server is, and how to be let in.
 *
 * @param host its name or address
 * @param port of its gRPC, from 1 to 65535
 * @param context the context that holds the ledger, and nothing else
 * @param token what Axon Server's access control asks for; null where it has none
 * @param certificates a PEM file of those who may vouch for the server; null to speak without TLS
 * @param patience how long a start waits for the server
 */
public record AxonServerSettings(
        String host,
        int port,
        String context,
        @Nullable String token,
        @Nullable Path certificates,
        Duration patience) {

    private static final int USUAL_PORT = 8124;

    /**
     * Reads an address such as {@code events.example:8124}, or without the port where it is the usual one, 8124.
     *
     * @throws IllegalArgumentException if it is none; the message says what one looks like
     */
    public static AxonServerSettings at(
            String address, String context, @Nullable String token, @Nullable Path certificates, Duration patience) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        int port = colon < 0 ? USUAL_PORT : port(address.substring(colon + 1));
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "an Axon Server's address is HOST or HOST:PORT, such as localhost:8124, not " + address);
        }
        return new AxonServerSettings(host, port, context, token, certificates, patience);
    }

    private static int port(String digits) {
        return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
    }

    /** The server by host and port, as messages name it. */
    String address() {
        return host + ":" + port;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Axon Server at " + address() + ", context " + context;
    }
}

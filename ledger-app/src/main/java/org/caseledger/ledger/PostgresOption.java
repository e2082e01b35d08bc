package org.caseledger.ledger;

import java.util.Objects;
import java.util.Optional;
import org.caseledger.eventstore.PostgresServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --postgres-url} of the commands that work on what nodes share. */
public final class PostgresOption {

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "The PostgreSQL of the nodes, as ./ledger serve was given it; user and password come from the"
                    + " environment: CASELEDGER_POSTGRES_USER and CASELEDGER_POSTGRES_PASSWORD.")
    private @Nullable String url;

    /** The address; empty where the option was not given. */
    String url() {
        return Objects.requireNonNullElse(url, "");
    }

    /**
     * The server; nothing where the option was not given.
     *
     * @throws CannotStart if it can't be one
     */
    public Optional<PostgresServer> server() {
        return PostgresAccess.server(url);
    }
}

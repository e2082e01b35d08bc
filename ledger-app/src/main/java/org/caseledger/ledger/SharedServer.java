package org.caseledger.ledger;

import java.util.Objects;
import java.util.Optional;
import org.caseledger.eventstore.PostgresServer;

/** The PostgreSQL that holds what several nodes share. */
public final class SharedServer {

    private SharedServer() {}

    /**
     * The server of an address; user and password come from the environment, else it is whoever runs this.
     *
     * @param url empty for none
     * @throws CannotStart where the address is no PostgreSQL's
     */
    public static Optional<PostgresServer> at(String url) {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PostgresServer(
                    url,
                    Objects.requireNonNullElse(
                            System.getenv("CASELEDGER_POSTGRES_USER"), System.getProperty("user.name")),
                    Objects.requireNonNullElse(System.getenv("CASELEDGER_POSTGRES_PASSWORD"), "")));
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart("--postgres-url is wrong: " + wrong.getMessage());
        }
    }
}

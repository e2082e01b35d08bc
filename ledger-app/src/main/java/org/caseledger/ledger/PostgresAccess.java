package org.caseledger.ledger;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caseledger.eventstore.PostgresServer;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL that nodes share: its address from the options, user and password from the environment. */
public final class PostgresAccess {

    static final String USER = "CASELEDGER_POSTGRES_USER";
    static final String PASSWORD = "CASELEDGER_POSTGRES_PASSWORD";

    private PostgresAccess() {}

    /**
     * The server at an address; nothing where there is no address.
     *
     * @throws CannotStart if the address is no PostgreSQL's or the environment names no user
     */
    public static Optional<PostgresServer> server(@Nullable String url) {
        return server(url, System.getenv());
    }

    static Optional<PostgresServer> server(@Nullable String url, Map<String, String> environment) {
        if (url == null || url.isEmpty()) {
            return Optional.empty();
        }
        String user = environment.get(USER);
        if (user == null || user.isEmpty()) {
            throw new CannotStart("--postgres-url needs a user: set " + USER + ", and " + PASSWORD
                    + " where the server asks for one");
        }
        try {
            return Optional.of(
                    new PostgresServer(url, user, Objects.requireNonNullElse(environment.get(PASSWORD), "")));
        } catch (IllegalArgumentException refused) {
            throw new CannotStart("--postgres-url is refused: " + refused.getMessage());
        }
    }
}

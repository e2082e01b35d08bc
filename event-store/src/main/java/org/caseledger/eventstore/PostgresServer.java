package org.caseledger.eventstore;

/**
 * A PostgreSQL database and who we are to it.
 *
 * @param url for instance {@code jdbc:postgresql://localhost:5432/caseledger}
 * @param user may make schemas in it
 * @param password empty where the server asks for none
 */
public record PostgresServer(String url, String user, String password) {

    private static final String SCHEME = "jdbc:postgresql:";

    /** @throws IllegalArgumentException if the address is no PostgreSQL's, or holds a password */
    public PostgresServer {
        if (!url.startsWith(SCHEME + "//")) {
            throw new IllegalArgumentException("the address of a PostgreSQL begins with " + SCHEME + "//");
        }
        if (url.contains("password=")) {
            throw new IllegalArgumentException("a password does not belong into the address");
        }
    }

    /** The address without its options, to be shown. */
    String name() {
        int options = url.indexOf('?');
        return url.substring(SCHEME.length() + 2, options < 0 ? url.length() : options);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return name();
    }
}

package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.caseledger.eventstore.PostgresServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The PostgreSQL that nodes share")
class PostgresAccessTest {

    private static final String URL = "jdbc:postgresql://localhost:5432/caseledger";

    @Test
    void is_none_without_an_address() {
        assertThat(PostgresAccess.server(null, Map.of())).isEmpty();
        assertThat(PostgresAccess.server("", Map.of())).isEmpty();
    }

    @Test
    void takes_user_and_password_from_the_environment() {
        assertThat(PostgresAccess.server(URL, Map.of(PostgresAccess.USER, "u", PostgresAccess.PASSWORD, "p")))
                .contains(new PostgresServer(URL, "u", "p"));
        assertThat(PostgresAccess.server(URL, Map.of(PostgresAccess.USER, "u")))
                .contains(new PostgresServer(URL, "u", ""));
    }

    @Test
    void needs_a_user_and_an_address_of_its_own_kind() {
        assertThatThrownBy(() -> PostgresAccess.server(URL, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("set CASELEDGER_POSTGRES_USER");
        assertThatThrownBy(() -> PostgresAccess.server("jdbc:mysql://h/d", Map.of(PostgresAccess.USER, "u")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--postgres-url is refused: the address of a PostgreSQL begins with");
    }
}

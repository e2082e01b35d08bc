package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.caseledger.eventstore.GroupCommitException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

@DisplayName("A caller whose event store is away")
class StoreAwayTest {

    private static SQLException lost() {
        return new SQLException("the connection was lost", "08006");
    }

    private static EventStoreException notStored(GroupCommitException cause) {
        return new EventStoreException("not stored", cause);
    }

    @Test
    void is_told_that_nothing_was_stored() throws Exception {
        assertProblem("store-away", notStored(GroupCommitException.nothingStored("SQLSTATE 08006", lost())));
        assertProblem("store-away", new EventStoreException("could not be read", lost()));
    }

    @Test
    void is_told_that_nobody_knows_where_a_commit_was_cut_off() throws Exception {
        assertProblem("outcome-unknown", notStored(GroupCommitException.unknown("SQLSTATE 08006", lost())));
    }

    @Test
    void is_told_nothing_of_the_kind_where_the_disk_is_full() {
        SQLException full = new SQLException("could not extend file", "53100");

        assertThat(StoreAway.problem(notStored(GroupCommitException.nothingStored("SQLSTATE 53100", full))))
                .isEmpty();
    }

    private static void assertProblem(String code, Throwable failure) throws Exception {
        ResponseEntity<ProblemDetail> answer = StoreAway.problem(failure).orElseThrow();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        Map<String, Object> properties =
                Objects.requireNonNull(Objects.requireNonNull(answer.getBody()).getProperties());
        assertThat(properties).containsEntry("code", code);
        assertThat(Files.readString(Path.of("../docs/errors.md"))).contains("| `" + code + "` | 503 |");
    }
}

package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.ledger.LedgerProperties.Side;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One after the other over one folder, which one process holds at a time. */
@Order(15)
@DisplayName("A process of one side")
class SidesTest {

    private static final String HERE = "E10000121";

    @TempDir
    Path folder;

    private ConfigurableApplicationContext start(Side side) {
        return LedgerApplication.start(
                new LedgerProperties(folder, true, side, TestStore.of(folder), "", "", "", List.of(), 0, false), 0);
    }

    private static Caller at(ConfigurableApplicationContext context, String user) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return new Caller(URI.create("http://127.0.0.1:" + port), user);
    }

    @Test
    void takes_commands_or_answers_questions_and_not_the_other() {
        String position;
        try (ConfigurableApplicationContext commands = start(Side.COMMAND)) {
            position = at(commands, "qa.lead")
                    .post("/api/v1/audits", Body.allocation(HERE, "SIDES-1"))
                    .accepted()
                    .position();
            Reply imported =
                    at(commands, "qa.lead").imported(Map.of("teams.csv", "authority,team,name,area,programme\n"));
            assertThat(imported.json().get("state").asString()).isEqualTo("DONE");

            Reply ready =
                    at(commands, "admin").get("/actuator/health/readiness").accepted();
            assertThat(ready.json().get("components").propertyNames())
                    .containsExactlyInAnyOrder("readinessState", "eventStore");
            assertThat(at(commands, "admin")
                            .post(
                                    "/api/v1/dead-letters/0/discard",
                                    Map.of("reason", "It keeps no facts, and folds once"))
                            .code())
                    .isEqualTo("unknown-letter");
            assertThat(at(commands, "qa.lead").get("/api/v1/audits/SIDES-1").status())
                    .isIn(404, 405);
            assertThat(at(commands, "inspector.one")
                            .get("/api/v1/views/completion")
                            .status())
                    .isEqualTo(404);
        }
        try (ConfigurableApplicationContext queries = start(Side.QUERY)) {
            Reply audit = at(queries, "qa.lead")
                    .get("/api/v1/audits/SIDES-1", "X-Min-Position", position)
                    .accepted();
            assertThat(audit.json().get("auditId").asString()).isEqualTo("SIDES-1");
            assertThat(at(queries, "admin").get("/actuator/health/readiness").status())
                    .isEqualTo(200);
            for (ExpectedAnswer expected : ExpectedAnswer.of("county-2019-08")) {
                expected.check(at(queries, "inspector.one"));
            }

            assertThat(at(queries, "qa.lead")
                            .post("/api/v1/audits", Body.allocation(HERE, "SIDES-2"))
                            .status())
                    .isIn(404, 405);
        }
    }
}

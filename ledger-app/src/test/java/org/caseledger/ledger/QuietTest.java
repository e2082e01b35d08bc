package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.with;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of children's files talks to nobody that it was not told to talk to, and of no child. */
@Order(21)
@DisplayName("A ledger at work")
class QuietTest {

    private static final String HERE = "E10000121";
    private static final String CHILD = "child-who-must-not-show";
    private static final String TEXT = "words that must not show";
    private static final String PERSON = "auditor-who-must-not-show";

    @TempDir
    Path folder;

    @Test
    void would_be_caught_looking_up_a_name() throws Exception {
        Path lookups = Files.createFile(folder.resolve("lookups"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + RecordingResolver.FILE + "=" + lookups,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingResolver.class.getName(),
                        "localhost")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readAllLines(lookups)).contains("localhost");
    }

    @Test
    void looks_up_no_outside_address_and_logs_nothing_about_anybody() throws Exception {
        Path lookups = Files.createFile(folder.resolve("lookups"));
        String output;
        try (LedgerProcess process =
                LedgerProcess.demo(folder.resolve("data"), 0, "-D" + RecordingResolver.FILE + "=" + lookups)) {
            work(process);
            process.stop();
            output = process.output();
        }

        Set<String> own =
                Set.of("localhost", "127.0.0.1", InetAddress.getLocalHost().getHostName());
        Set<String> lookedUp = new TreeSet<>(Files.readAllLines(lookups));
        lookedUp.removeAll(own);
        assertThat(lookedUp).isEmpty();

        assertThat(output)
                .doesNotContain(CHILD)
                .doesNotContain(TEXT)
                .doesNotContain(PERSON)
                .doesNotContain("CTY-2019")
                .doesNotContain("AUD-0")
                .doesNotContain("Team 0");
    }

    private static void work(LedgerProcess process) throws Exception {
        Caller lead = process.as("qa.lead");
        Map<String, Object> allocation = with(with(allocation(HERE, "QUIET-1"), "childRef", CHILD), "auditor", PERSON);
        lead.post("/api/v1/audits", allocation).accepted();
        lead.post("/api/v1/audits", allocation);
        lead.post("/api/v1/audits", with(allocation, "authority", CHILD));
        lead.post("/api/v1/audits", "{\"childRef\": \"" + CHILD + "\", oops");
        Map<String, Object> grade = with(grade(Body.SUBMITTED_ON, "Good"), "rationale", TEXT);
        lead.post("/api/v1/audits/QUIET-1/grade", with(grade, "overall", TEXT));
        lead.post("/api/v1/audits/QUIET-1/grade", with(grade, "domains", Map.of(TEXT, TEXT)));
        lead.post("/api/v1/audits/QUIET-1/grade", with(grade, "rationale", TEXT.repeat(1_000)));
        lead.post("/api/v1/audits/QUIET-1/grade", with(grade, "on", TEXT));
        lead.post("/api/v1/audits/QUIET-1/grade", grade).accepted();
        lead.post("/api/v1/audits/QUIET-1/grade", grade);
        lead.get("/api/v1/audits/" + CHILD);
        lead.get("/api/v1/views/completion?team=" + CHILD + "&colour=" + CHILD);
        lead.imported(Map.of(
                "audits.csv", CHILD + "\n" + PERSON + "\n", "concerns.csv", "audit_id\n" + CHILD + ",\"" + TEXT));
        lead.imported(Map.of(
                "actions.csv",
                Body.csv(
                        "action_id,audit_id,description,owner,team,raised_on,due_on,completed_on",
                        List.of("QUIET-ACT-1,QUIET-1," + TEXT + "," + PERSON + ",T,never,2024-06-21,"))));
        lead.get("/");
        lead.get("/audits/QUIET-1");
        try (EventStream stream = lead.listen("/api/v1/audits/QUIET-1/history/stream")) {
            assertThat(stream.next().data()).contains(TEXT);
        }
    }
}

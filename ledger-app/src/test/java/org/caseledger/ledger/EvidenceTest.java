package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.caseledger.verifier.Main;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The evidence of an audit")
class EvidenceTest {

    private static final String COUNCIL = "E06000103";

    @TempDir
    private Path folder;

    private final DemoLedger ledger;
    private final LogMonitor monitor;

    EvidenceTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.monitor = new LogMonitor(ledger.address());
    }

    @Test
    void is_found_valid_offline_with_its_actions_and_re_audits() throws IOException {
        allocate(Body.allocation(COUNCIL, "EVI-1"));
        grade("EVI-1", "Good");
        ledger.as("moderator.one")
                .post("/api/v1/audits/EVI-1/moderation", Body.grade(Body.MODERATED_ON, "Inadequate"))
                .accepted();
        ledger.as("qa.lead")
                .post("/api/v1/audits/EVI-1/actions", Body.action("EVI-ACT"))
                .accepted();
        allocate(Body.with(
                Body.with(Body.with(Body.allocation(COUNCIL, "EVI-2"), "kind", "RE_AUDIT"), "reAuditOf", "EVI-1"),
                "childRef",
                "child-of-EVI-1"));

        Path file = evidence("EVI-1", "inspector.one");

        assertThat(verify(file, monitor.verifierKey()))
                .startsWith("VALID: the evidence of audit EVI-1")
                .contains("the one you gave", "action:EVI-ACT", "audit:EVI-1", "audit:EVI-2", "3 opened, 0 closed");
        assertThat(page(file))
                .contains(
                        "Evidence of audit <span>EVI-1</span>",
                        "Grade moderated",
                        "What the file shows",
                        "What is not proven");
        assertThat(evidence("EVI-2", "inspector.one"))
                .satisfies(other -> assertThat(verify(other, monitor.verifierKey()))
                        .startsWith("VALID: the evidence of audit EVI-2"));
    }

    @Test
    void is_kept_from_who_must_still_grade_blind() {
        allocate(Body.loopedAllocation(COUNCIL, "EVI-3"));
        grade("EVI-3", "Good");

        Reply refused = ledger.as("auditor.two")
                .get("/api/v1/audits/EVI-3/evidence", "X-Min-Position", String.valueOf(ledger.head()));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("blind-grading");
        assertThat(ledger.as("auditor.one").get("/api/v1/audits/EVI-3/evidence").status())
                .isEqualTo(200);
    }

    @Test
    void is_none_of_an_audit_that_nobody_knows() {
        Reply unknown = ledger.as("inspector.one").get("/api/v1/audits/EVI-NONE/evidence");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("unknown-audit");
    }

    private void allocate(Map<String, ?> body) {
        ledger.as("qa.lead").post("/api/v1/audits", body).accepted();
    }

    private void grade(String audit, String grade) {
        ledger.as("auditor.one")
                .post("/api/v1/audits/" + audit + "/grade", Body.grade(Body.SUBMITTED_ON, grade))
                .accepted();
    }

    private Path evidence(String audit, String reader) throws IOException {
        HttpResponse<byte[]> answer = monitor.get(
                "/api/v1/audits/" + audit + "/evidence", reader, "X-Min-Position", String.valueOf(ledger.head()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"evidence-" + audit + ".zip\"");
        return Files.write(folder.resolve(audit + ".zip"), answer.body());
    }

    private static String verify(Path file, String key) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, UTF_8);
        Main.run(new String[] {file.toString(), "--vkey", key}, out, out);
        return said.toString(UTF_8);
    }

    private static String page(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry page = zip.getEntry("index.html");
            return new String(zip.getInputStream(page).readAllBytes(), UTF_8);
        }
    }
}

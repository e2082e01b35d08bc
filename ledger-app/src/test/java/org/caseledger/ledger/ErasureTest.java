package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.verifier.Main;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(21)
@DisplayName("An erasure")
class ErasureTest {

    private static final String HERE = "E10000194";
    private static final String MARK = "Quillwort";
    private static final String CHILD = "child%3AE10000194%3AC%2F1";
    private static final String ERASURE = "/api/v1/subjects/" + CHILD + "/erasure";

    /** Everything that may tell a text, or that came from one. */
    private static final List<String> ANSWERS = List.of(
            "/api/v1/audits/ERA-1",
            "/api/v1/audits/ERA-1/actions",
            "/api/v1/audits/ERA-1/history",
            "/api/v1/actions/ERA-ACT",
            "/api/v1/escalations/ERA-ESC",
            "/api/v1/views/themes/words?authority=" + HERE,
            "/api/v1/views/themes?authority=" + HERE,
            "/api/v1/views/follow-up?authority=" + HERE,
            "/api/v1/views/themes?format=csv&authority=" + HERE,
            "/api/v1/views/follow-up?format=csv&authority=" + HERE,
            "/api/v1/reminders?authority=" + HERE,
            "/api/v1/ledger/events",
            "/api/v1/log/tile/entries/000.p/1",
            "/audits/ERA-1",
            "/themes?authority=" + HERE,
            "/follow-up?authority=" + HERE,
            "/?authority=" + HERE);

    private static final List<String> FIGURES = List.of(
            "/api/v1/views/grade-distribution?asAt=2024-06-01&authority=" + HERE,
            "/api/v1/views/themes?asAt=2024-06-01&authority=" + HERE,
            "/api/v1/views/action-timeliness?asAt=2024-06-01&authority=" + HERE,
            "/api/v1/views/moderator-effect?asAt=2024-06-01&authority=" + HERE);

    @TempDir
    Path folder;

    @Test
    void takes_every_word_from_everywhere_and_nothing_else() throws Exception {
        Map<String, String> before;
        Map<String, String> versions;
        try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
            tellOf(process);
            Caller reader = process.as("dpo.one");
            assertThat(telling(reader)).contains("/api/v1/audits/ERA-1/history", "/audits/ERA-1");
            assertThat(words(reader)).contains(MARK);
            before = figures(reader);
            versions = versions(reader);

            try (EventStream history = reader.listen("/api/v1/audits/ERA-1/history/stream")) {
                history.next(event -> event.data().contains(MARK));
                erase(process);
                assertThat(history.next(event -> event.data().contains("SubjectErased"))
                                .data())
                        .contains("erased")
                        .doesNotContain(MARK);
            }
            assertGone(reader, before);
            versions.forEach((address, version) -> {
                Reply now = reader.get(address, "If-None-Match", version);
                assertThat(now.status()).as(address).isEqualTo(200);
                assertThat(now.body()).as(address).doesNotContain(MARK);
            });
            assertThat(reader.get("/api/v1/audits/ERA-1/history").accepted().body())
                    .contains("\"reason\":\"erased\"", "SubjectErased");
            assertThat(process.as("moderator.one")
                            .post("/api/v1/audits/ERA-1/rejection", map("on", "2024-03-21", "reason", MARK))
                            .code())
                    .isEqualTo("subject-erased");
            byte[] evidence = reader.bytes("/api/v1/audits/ERA-1/evidence");
            assertThat(unzipped(evidence))
                    .doesNotContain(MARK, "They asked for it", "LegalHold", "INQUEST")
                    .contains("erased", "\"type\":\"SubjectErased\"");
            assertThat(verified(evidence, reader)).startsWith("VALID").contains("0 opened", "erasures: 1");
            assertThat(process.output()).doesNotContain(MARK);
        }
        assertInNoFile();
        try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
            assertGone(process.as("dpo.one"), before);
            assertThat(process.stop()).isIn(0, 143);
        }
        assertInNoFile();
    }

    @OnlyOver(
            value = {EventStore.EMBEDDED, EventStore.AXONSERVER},
            because = "it puts back the file of the keys, which stand in PostgreSQL")
    @Test
    void is_finished_at_the_next_start_where_a_crash_or_an_old_key_store_left_the_key() throws Exception {
        Path keys = folder.resolve("keys");
        Path aside = folder.resolve("aside");
        try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
            tellOf(process);
            process.stop();
        }
        copy(keys, aside);
        try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
            erase(process);
            process.kill();
        }
        copy(aside, keys);
        try (SubjectKeyStore restored = SubjectKeyStore.open(KeyPlace.in(keys))) {
            assertThat(restored.find("child:E10000194:C/1")).isPresent();
        }
        try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
            assertThat(telling(process.as("dpo.one"))).isEmpty();
            process.stop();
        }
        try (SubjectKeyStore now = SubjectKeyStore.open(KeyPlace.in(keys))) {
            assertThat(now.find("child:E10000194:C/1")).isEmpty();
        }
    }

    /** As a backup of the folder is put back: nothing of what stood there stays. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.createDirectory(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        for (String name : List.of("keys.db", "keys.db-wal", "keys.db-shm", "master.key")) {
            Files.deleteIfExists(to.resolve(name));
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void tellOf(LedgerProcess process) throws Exception {
        Caller lead = process.as("qa.lead");
        lead.post("/api/v1/audits", with(Body.allocation(HERE, "ERA-1"), "childRef", "C/1"))
                .accepted();
        process.as("auditor.one")
                .post(
                        "/api/v1/audits/ERA-1/grade",
                        map(
                                "on",
                                Body.SUBMITTED_ON,
                                "overall",
                                "Good",
                                "rationale",
                                MARK + " one",
                                "findings",
                                List.of(map("kind", "STRENGTH", "theme", "Voice", "text", MARK + " two")),
                                "familyWords",
                                map("child", MARK + " three"),
                                "impact",
                                MARK + " four"),
                        "Idempotency-Key",
                        "the-grade")
                .accepted();
        process.as("moderator.one")
                .post(
                        "/api/v1/audits/ERA-1/moderation",
                        with(Body.grade(Body.MODERATED_ON, "Requires Improvement"), "rationale", MARK + " five"))
                .accepted();
        lead.post("/api/v1/audits/ERA-1/actions", with(Body.action("ERA-ACT"), "description", MARK + " six"))
                .accepted();
        Reply last = lead.post(
                        "/api/v1/escalations",
                        map(
                                "escalationId", "ERA-ESC",
                                "authority", HERE,
                                "childRef", "C/1",
                                "raisedBy", "IRO",
                                "category", "PROCESS",
                                "raisedOn", Body.SUBMITTED_ON,
                                "reason", MARK + " seven"))
                .accepted();
        lead.get("/api/v1/audits/ERA-1", "X-Min-Position", last.header("X-Ledger-Position"))
                .accepted();
    }

    private static void erase(LedgerProcess process) throws Exception {
        Caller officer = process.as("dpo.one");
        String holds = "/api/v1/subjects/" + CHILD + "/holds";
        officer.post(holds, map("hold", "INQUEST-2", "reason", "An inquest")).accepted();
        officer.post(holds + "/INQUEST-2/lifting", map("reason", "It is over")).accepted();
        Reply erased = officer.post(ERASURE, map("reason", "They asked for it"), "Idempotency-Key", "the-erasure")
                .accepted();
        assertThat(officer.post(ERASURE, map("reason", "They asked for it"), "Idempotency-Key", "the-erasure")
                        .status())
                .isEqualTo(200);
        officer.get("/api/v1/subjects/" + CHILD, "X-Min-Position", erased.header("X-Ledger-Position"))
                .accepted();
    }

    private static String words(Caller reader) {
        return reader.get("/api/v1/views/themes/words?authority=" + HERE).body();
    }

    private static void assertGone(Caller reader, Map<String, String> before) throws IOException {
        assertThat(telling(reader)).isEmpty();
        assertThat(figures(reader)).isEqualTo(before);
        for (String address : List.of(
                "/api/v1/audits/ERA-1/evidence",
                "/api/v1/views/themes?format=xlsx&authority=" + HERE,
                "/api/v1/views/follow-up?format=xlsx&authority=" + HERE)) {
            assertThat(unzipped(reader.bytes(address))).as(address).doesNotContain(MARK);
        }
    }

    /** The addresses whose answer holds the marked words. */
    private static List<String> telling(Caller reader) {
        List<String> telling = new ArrayList<>();
        for (String address : ANSWERS) {
            Reply reply = reader.get(address, "Accept", "*/*");
            assertThat(reply.status()).as(address).isIn(200, 404);
            if (reply.body().contains(MARK)) {
                telling.add(address);
            }
        }
        return telling;
    }

    /** What the views say, without the position that they say it at. */
    private static Map<String, String> figures(Caller reader) {
        Map<String, String> figures = new LinkedHashMap<>();
        FIGURES.forEach(address -> figures.put(
                address, reader.get(address).accepted().json().get("rows").toString()));
        return figures;
    }

    /** The versions of the records that hold texts. */
    private static Map<String, String> versions(Caller reader) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String address :
                List.of("/api/v1/audits/ERA-1", "/api/v1/actions/ERA-ACT", "/api/v1/escalations/ERA-ESC")) {
            String version = reader.get(address).accepted().header("ETag");
            assertThat(reader.get(address, "If-None-Match", version).status())
                    .as(address)
                    .isEqualTo(304);
            versions.put(address, version);
        }
        return versions;
    }

    private String verified(byte[] evidence, Caller reader) throws IOException {
        Path file = Files.write(folder.resolve("evidence.zip"), evidence);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String key = reader.get("/log/vkey").accepted().body().strip();
        Main.run(new String[] {file.toString(), "--vkey", key}, out, out);
        Files.delete(file);
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String unzipped(byte[] zip) throws IOException {
        Path file = Files.write(Files.createTempFile("unzipped", ".zip"), zip);
        StringBuilder all = new StringBuilder();
        try (ZipFile entries = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(entries.entries())) {
                all.append(new String(entries.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return all.toString();
    }

    private void assertInNoFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(MARK);
            }
        }
    }
}

package org.caseledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An evidence file")
class EvidenceTest {

    @TempDir
    private Path folder;

    private final Forger ledger = Forger.ofOneAudit();

    @Test
    void is_valid_as_the_ledger_made_it() {
        String said = check(ledger.hold(0, 2, 4).write(folder));

        assertThat(said)
                .startsWith("VALID: the evidence of audit A-1\n")
                .contains(
                        "ledger.example, signed over 5 events", "3, without a gap, of audit:A-1", "1 opened, 0 closed")
                .contains("compare it with the one that the operator published");
    }

    @Test
    void keeps_what_was_erased_closed() {
        ledger.texts = "[]";

        assertThat(check(ledger.hold(0, 2, 4).write(folder))).contains("0 opened, 1 closed");
    }

    @Test
    void says_why_texts_are_closed_by_the_erasure_alone() {
        ledger.texts = "[]";
        ledger.erasure("subject:child:x", 3, 1008);

        assertThat(check(ledger.hold(0, 2, 4, 5).write(folder)))
                .startsWith("VALID")
                .contains("events      3, without a gap, of audit:A-1\n", "0 opened, 1 closed; erasures: 1");
    }

    @Test
    void is_of_the_log_whose_key_was_published() {
        Path file = ledger.hold(0, 2, 4).write(folder);

        assertThat(run(file.toString(), "--vkey", ledger.verifierKey())).contains("the one you gave");
        assertThat(run(file.toString(), "--vkey", new Forger("ledger.example").verifierKey()))
                .startsWith("NOT VALID: the file is of the log ledger.example+");
    }

    @Test
    void is_of_a_log_whose_key_was_replaced() {
        Path file = ledger.hold(0, 2, 4).write(folder);
        String next = new Forger("ledger.example").verifierKey();

        assertThat(run(file.toString(), "--vkey", next, "--vkey", ledger.verifierKey()))
                .startsWith("VALID");
        assertThat(run(file.toString(), "--vkey", next)).startsWith("NOT VALID");
    }

    @Test
    void says_which_witnesses_have_cosigned() {
        Forger one = Forger.witness("witness.one");
        Forger two = Forger.witness("witness.two");
        ledger.witnesses.add(one);

        Path file = ledger.hold(0, 2, 4).write(folder);

        assertThat(check(file)).startsWith("VALID").doesNotContain("witness.one");
        assertThat(run(file.toString(), "--witness-vkey", one.verifierKey(), "--witness-vkey", two.verifierKey()))
                .startsWith("VALID")
                .contains("witness.one cosigned", "witness.two did NOT cosign");
    }

    @Test
    void is_not_valid_with_a_wrong_cosignature_of_a_known_witness() {
        Forger witness = Forger.witness("witness.one");
        byte[] other = new Forger("ledger.example").sign("another checkpoint\n");
        String line = witness.cosign(other, 1_574_000_000L);
        ledger.hold();
        byte[] checkpoint = ledger.files.get("checkpoint");
        ledger.files.put("checkpoint", (new String(checkpoint, UTF_8) + line).getBytes(UTF_8));
        for (int position : new int[] {0, 2, 4}) {
            ledger.put(position);
        }
        Path file = ledger.write(folder);

        assertThat(check(file)).startsWith("VALID");
        assertThat(run(file.toString(), "--witness-vkey", witness.verifierKey()))
                .startsWith("NOT VALID: the signature of the checkpoint by witness.one is wrong");
    }

    @Test
    void is_asked_for_with_each_key_in_its_place() {
        Path file = ledger.hold(0, 2, 4).write(folder);
        Forger witness = Forger.witness("witness.one");

        assertThat(run(file.toString(), "--witness-vkey", ledger.verifierKey())).contains("Usage");
        assertThat(run(file.toString(), "--vkey", witness.verifierKey())).contains("Usage");
        assertThat(run(file.toString(), "--vkey")).contains("Usage");
    }

    @Test
    void is_not_valid_with_any_byte_of_any_file_changed() {
        ledger.witnesses.add(Forger.witness("witness.one"));
        ledger.hold(0, 2, 4).write(folder);
        for (Map.Entry<String, byte[]> file : Map.copyOf(ledger.files).entrySet()) {
            String name = file.getKey();
            byte[] whole = file.getValue();
            for (int at = 0; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << at % 8);
                ledger.files.put(name, changed);
                assertThat(check(ledger.pack(folder)))
                        .as("%s, byte %d", name, at)
                        .startsWith("NOT VALID: ");
            }
            ledger.files.put(name, whole);
        }
        assertThat(check(ledger.pack(folder))).startsWith("VALID");
    }

    @Test
    void is_not_valid_with_any_byte_of_the_zip_changed() throws Exception {
        Path file = ledger.hold(0, 2, 4).write(folder);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file, changed);
            assertThat(check(file)).as("byte %d", at).startsWith("NOT VALID: ");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThat(check(file)).startsWith("NOT VALID: ");
    }

    /** The operator holds the key and can sign a manifest of anything: the proofs must not follow. */
    @Test
    void does_not_become_valid_by_a_new_manifest() {
        refused("is not the event that the log holds there", forger -> {
            byte[] event = forger.files.get("events/000000000002.json");
            forger.files.put(
                    "events/000000000002.json",
                    new String(event, UTF_8).replace("1005", "1004").getBytes(UTF_8));
        });
        refused("is against another checkpoint", forger -> forger.files.put("checkpoint", forger.checkpoint(4)));
        refused("the event 1 of audit:A-1 is missing", forger -> {
            forger.files.remove("events/000000000002.json");
            forger.files.remove("proofs/000000000002.tlog-proof");
        });
        refused("audit:A-1 has 4 events, but the file holds 3", forger -> forger.streams.set(0, "stream 4 audit:A-1"));
        refused(
                "the manifest does not list the audit's own events",
                forger -> forger.streams.set(0, "stream 3 audit:A-3"));
        refused("an event of audit:A-2 is not in the manifest", forger -> forger.hold(3));
        refused("there are 4 proofs of 3 events", forger -> forger.files.put("proofs/x.tlog-proof", new byte[0]));
        refused(
                "does not open its commitment",
                forger -> forger.files.put(
                        "texts.json",
                        "[%s]"
                                .formatted(Forger.opened("Purposeful visits.", new byte[16]))
                                .getBytes(UTF_8)));
        refused(
                "no event holds the commitment",
                forger -> forger.files.put(
                        "texts.json",
                        "[%s]"
                                .formatted(Forger.opened("Never said.", Forger.SALT))
                                .getBytes(UTF_8)));
        refused("texts.json holds something else", forger -> forger.files.put("texts.json", "[1]".getBytes(UTF_8)));
        refused("the file texts.json is missing", forger -> forger.files.remove("texts.json"));
        refused(
                "is of another position",
                forger -> forger.files.put("proofs/000000000000.tlog-proof", forger.proof(1)));
        refused(
                "is too short",
                forger -> forger.files.put(
                        "proofs/000000000004.tlog-proof",
                        new String(forger.proof(4), UTF_8)
                                .replaceFirst("(?m)^.{44}\n", "")
                                .getBytes(UTF_8)));
    }

    private void refused(String why, Consumer<Forger> change) {
        Forger forger = Forger.ofOneAudit().hold(0, 2, 4);
        change.accept(forger);
        assertThat(check(forger.write(folder))).startsWith("NOT VALID: ").contains(why);
    }

    @Test
    void holds_nothing_that_its_manifest_does_not_name() {
        ledger.hold(0, 2, 4).write(folder);
        ledger.files.put("more.txt", new byte[0]);

        assertThat(check(ledger.pack(folder))).contains("the file more.txt is not in the manifest: it was added");
    }

    @Test
    void says_how_to_call_it() {
        assertThat(run("--help")).contains("Usage: ledger verify FILE");
        assertThat(run()).contains("Usage: ledger verify FILE");
        assertThat(run(folder.resolve("none").toString())).contains("can't be read");
    }

    private static String check(Path file) {
        return run(file.toString());
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, UTF_8);
        int code = Main.run(arguments, out, out);
        String text = said.toString(UTF_8);
        assertThat(code == 0)
                .isEqualTo(text.startsWith("VALID") || Arrays.asList(arguments).contains("--help"));
        return text;
    }
}

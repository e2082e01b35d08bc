package org.caseledger.ledger.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.caseledger.ledger.auditlog.LogAudit.Signed;
import org.caseledger.verifier.Checkpoint;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger audit-log URL}: what any third party's monitor does with a log. */
@Command(
        name = "audit-log",
        description =
                "Reads a whole transparency log from outside, checks all of it, and says in one line whether it holds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The entries of a ledger are for inspectors, directors, data-protection officers",
            "and administrators: give --user, and the password in LEDGER_PASSWORD, when asked",
            "for it, or as a line on the standard input.",
            "Exit code: 0 valid, 1 not valid, 2 a wrong call or a log that can't be read."
        })
public final class AuditLogCommand implements Callable<Integer> {

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int UNREADABLE = 2;

    /** How long witnesses have to cosign a checkpoint that is moments old. */
    private static final int TRIES = 20;

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    @Parameters(paramLabel = "URL", description = "The log's address, such as https://ledger.example.gov.uk/log.")
    private URI url = URI.create("http://127.0.0.1:8080/log");

    @Option(
            names = "--vkey",
            paramLabel = "KEY",
            description = "The log's verifier key, as its operator published it; repeat it for a key of before. Without"
                    + " it the log's own word is taken.")
    private List<String> logKeys = new ArrayList<>();

    @Option(
            names = "--witness-vkey",
            paramLabel = "KEY",
            description = "The key of a witness, who must have cosigned; repeat it for more.")
    private List<String> witnessKeys = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The log's keys, its witnesses and their quorum (C2SP tlog-policy), instead of single keys.")
    private @Nullable Path policyFile;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Keeps the checkpoint that was found valid, and holds the log to it the next time.")
    private @Nullable Path state;

    @Option(names = "--user", description = "Who signs in to read the entries.")
    private @Nullable String user;

    @Override
    public Integer call() throws InterruptedException {
        try (LogSource log = new LogSource(prefix(), authorization())) {
            Signed signed = audit(log, policy(log));
            System.out.println("VALID: " + line(signed));
            return VALID;
        } catch (InvalidException invalid) {
            System.out.println("NOT VALID: " + invalid.getMessage());
            return INVALID;
        } catch (IOException | IllegalArgumentException unreadable) {
            System.err.println("The log can't be audited: " + unreadable.getMessage());
            return UNREADABLE;
        }
    }

    private Signed audit(LogSource log, Policy policy) throws IOException, InterruptedException {
        Optional<LastTime> lastTime = Optional.ofNullable(state).map(LastTime::new);
        Optional<Checkpoint> seen = lastTime.isPresent() ? lastTime.get().read() : Optional.empty();
        Signed signed = signed(log, policy);
        new LogAudit(log, progress(signed.checkpoint().size())).check(signed.checkpoint(), seen);
        if (!policy.isEnough(signed.cosigned().keySet())) {
            throw new InvalidException("too few witnesses have cosigned the checkpoint of "
                    + signed.checkpoint().size() + " entries: " + witnesses(signed));
        }
        if (lastTime.isPresent()) {
            lastTime.get().keep(signed.bytes());
        }
        return signed;
    }

    /** The newest checkpoint, with the cosignatures that it needs if they come within moments. */
    private static Signed signed(LogSource log, Policy policy) throws IOException, InterruptedException {
        Signed signed = LogAudit.signed(log.file("checkpoint"), policy);
        for (int i = 0; i < TRIES && !policy.isEnough(signed.cosigned().keySet()); i++) {
            Thread.sleep(PAUSE);
            signed = LogAudit.signed(log.file("checkpoint"), policy);
        }
        return signed;
    }

    private URI prefix() {
        String text = url.toString();
        if (!text.matches("https?://[^/]+.*")) {
            throw new IllegalArgumentException(text + " is no http or https address");
        }
        String path = url.getPath().isEmpty() || url.getPath().equals("/") ? text.replaceAll("/$", "") + "/log" : text;
        return URI.create(path.endsWith("/") ? path : path + "/");
    }

    private Policy policy(LogSource log) throws IOException, InterruptedException {
        if (policyFile != null) {
            if (!logKeys.isEmpty() || !witnessKeys.isEmpty()) {
                throw new IllegalArgumentException("give --policy or single keys, not both");
            }
            return Policy.parse(Files.readString(policyFile));
        }
        List<VerifierKey> keys =
                logKeys.stream().map(String::strip).map(VerifierKey::parse).toList();
        if (keys.isEmpty()) {
            String own = new String(log.file("vkey"), UTF_8).strip();
            System.err.println("No --vkey: taking the log's own word that its key is " + own);
            keys = List.of(VerifierKey.parse(own));
        }
        return Policy.of(
                keys,
                witnessKeys.stream().map(String::strip).map(VerifierKey::parse).toList());
    }

    private @Nullable String authorization() throws IOException {
        if (user == null) {
            return null;
        }
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password()).getBytes(UTF_8));
    }

    /** Never from the command line, which others on the machine can see. */
    @SuppressWarnings("SystemConsoleNull") // there is none where neither input nor output is a terminal
    private String password() throws IOException {
        String password = System.getenv("LEDGER_PASSWORD");
        Console console = System.console();
        if (password == null && console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Password of %s: ", user);
            password = typed == null ? null : new String(typed);
        } else if (password == null) {
            password = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        }
        if (password == null) {
            throw new IllegalArgumentException("there is no password of " + user + ": set LEDGER_PASSWORD");
        }
        return password;
    }

    private static LongConsumer progress(long size) {
        long[] told = {System.nanoTime()};
        return read -> {
            if (System.nanoTime() - told[0] > BETWEEN_LINES.toNanos()) {
                told[0] = System.nanoTime();
                System.err.printf("%,d of %,d entries read%n", read, size);
            }
        };
    }

    private static String line(Signed signed) {
        Checkpoint checkpoint = signed.checkpoint();
        return checkpoint.origin() + ", " + checkpoint.size() + " entries, root "
                + Base64.getEncoder().encodeToString(checkpoint.root()) + ", read at "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", " + witnesses(signed);
    }

    private static String witnesses(Signed signed) {
        if (signed.cosigned().isEmpty()) {
            return "cosigned by no witness that you named";
        }
        return signed.cosigned().entrySet().stream()
                .map(by -> by.getKey().name() + " at " + Instant.ofEpochSecond(by.getValue()))
                .collect(Collectors.joining(", ", "cosigned by ", ""));
    }
}

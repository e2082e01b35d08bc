package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** How long it hammers: {@code -Dhammer.seconds=30}. */
@Order(8)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("Many clients who hammer the same audits")
class HammerTest {

    private static final String HERE = "E10000119";
    private static final int CLIENTS = 64;
    private static final int AUDITS = 50;
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("hammer.seconds", 4));
    private static final Set<Integer> REFUSALS = Set.of(404, 409, 412, 422, 429);

    private final DemoLedger ledger;
    private final Map<String, String> lastSeen = new ConcurrentHashMap<>();

    HammerTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    private record Struck(Blow blow, Reply reply) {

        boolean accepted() {
            return reply.status() < 300;
        }

        long version() {
            return Long.parseLong(reply.etag().replace("\"", ""));
        }
    }

    @Test
    void leave_a_history_that_equals_the_answers_event_for_event() throws InterruptedException, ExecutionException {
        for (int i = 0; i < AUDITS; i++) {
            ledger.as("qa.lead")
                    .post("/api/v1/audits", Body.allocation(HERE, "HAM-" + i))
                    .accepted();
        }

        List<Struck> struck = hammer();

        assertThat(struck)
                .allSatisfy(each -> assertThat(each.accepted()
                                || REFUSALS.contains(each.reply().status()))
                        .as(each.toString())
                        .isTrue());
        assertThat(struck.stream().map(each -> each.reply().status()))
                .as("there was something to lose")
                .contains(200, 201, 409, 412, 422);
        repeatedKeysGotTheFirstAnswer(struck);
        Map<String, List<Struck>> effects = effects(struck);
        Set<String> marks = new HashSet<>();
        for (int i = 0; i < AUDITS; i++) {
            String audit = "HAM-" + i;
            marks.addAll(historyEqualsAnswers(audit, effects.getOrDefault(audit, List.of())));
            for (int action = 0; action < 2; action++) {
                String id = audit + "-ACT-" + action;
                versionsAreDense(id, effects.getOrDefault(id, List.of()));
            }
        }
        Set<String> accepted = effects.values().stream()
                .flatMap(List::stream)
                .filter(each -> !each.blow().ofAction())
                .map(each -> each.blow().mark())
                .collect(Collectors.toSet());
        assertThat(marks)
                .as("nothing refused left a trace, nothing accepted is missing")
                .isEqualTo(accepted);
    }

    private List<Struck> hammer() throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + LASTS.toNanos();
        List<Callable<List<Struck>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            clients.add(() -> client(client, end));
        }
        List<Struck> struck = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Struck>> client : threads.invokeAll(clients)) {
                struck.addAll(client.get());
            }
        }
        return struck;
    }

    /** Sends new commands, repeats old ones, and gives used keys to others. */
    private List<Struck> client(int client, long end) {
        Random random = new Random(client);
        List<Struck> struck = new ArrayList<>();
        for (int i = 0; System.nanoTime() < end; i++) {
            String mark = "mark " + client + "-" + i + ".";
            Blow fresh = Blow.about("HAM-" + random.nextInt(AUDITS), mark, random);
            Blow blow = switch (random.nextInt(8)) {
                case 0, 1, 2 -> fresh;
                case 3 -> fresh.expecting(lastSeen.get(fresh.target()));
                case 4 -> fresh.expecting("\"" + random.nextInt(6) + "\"");
                case 5 -> repeated(struck, random, fresh);
                // one key of few that many clients share, for whichever command comes first
                case 6 -> fresh.keyed("shared-" + random.nextInt(400));
                default -> fresh.keyed("key " + mark);
            };
            Reply reply = blow.send(ledger);
            struck.add(new Struck(blow, reply));
            if (reply.status() < 300) {
                lastSeen.put(blow.target(), reply.etag());
            }
        }
        return struck;
    }

    private static Blow repeated(List<Struck> struck, Random random, Blow fresh) {
        List<Struck> keyed = struck.stream()
                .skip(Math.max(0, struck.size() - 40L))
                .filter(each -> each.blow().key() != null)
                .toList();
        if (keyed.isEmpty()) {
            return fresh.keyed("key " + fresh.mark());
        }
        Blow earlier = keyed.get(random.nextInt(keyed.size())).blow();
        return random.nextInt(3) == 0 ? fresh.keyed(earlier.key()) : earlier;
    }

    /** A key is its sender's own. */
    private static @Nullable String keyOf(Struck struck) {
        String key = struck.blow().key();
        return key == null ? null : struck.blow().user() + " " + key;
    }

    private static void repeatedKeysGotTheFirstAnswer(List<Struck> struck) {
        Map<String, Struck> first = new HashMap<>();
        for (Struck each : struck) {
            String key = keyOf(each);
            if (key != null && each.accepted()) {
                Struck earlier = first.putIfAbsent(key, each);
                if (earlier != null) {
                    assertThat(each.blow().mark()).isEqualTo(earlier.blow().mark());
                    assertThat(each.reply().status()).isEqualTo(earlier.reply().status());
                    assertThat(each.reply().body()).isEqualTo(earlier.reply().body());
                    assertThat(each.reply().etag()).isEqualTo(earlier.reply().etag());
                    assertThat(each.reply().headerIfAny("Location"))
                            .isEqualTo(earlier.reply().headerIfAny("Location"));
                }
            }
        }
    }

    /** What was accepted, repetitions once, by audit or action. */
    private static Map<String, List<Struck>> effects(List<Struck> struck) {
        Map<String, List<Struck>> effects = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        for (Struck each : struck) {
            String key = keyOf(each);
            if (each.accepted() && (key == null || keys.add(key))) {
                String changed = each.blow().raises().orElse(each.blow().target());
                effects.computeIfAbsent(changed, target -> new ArrayList<>()).add(each);
            }
        }
        return effects;
    }

    /**
     * Each accepted command's event is there once, at the place that its answer tells.
     *
     * @return the marks found
     */
    private Set<String> historyEqualsAnswers(String audit, List<Struck> effects) {
        Map<String, Struck> byMark =
                effects.stream().collect(Collectors.toMap(each -> each.blow().mark(), each -> each));
        JsonNode entries = ledger.as("inspector.one")
                .get("/api/v1/audits/" + audit + "/history", "X-Min-Position", String.valueOf(ledger.head()))
                .accepted()
                .json()
                .get("entries");
        Set<String> found = new HashSet<>();
        for (int i = 1; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            assertThat(entry.get("sequence").asLong()).as("%s is dense", audit).isEqualTo(i);
            String mark = markIn(entry);
            if (mark == null) {
                assertThat(entry.get("type").asString()).as(entry.toString()).startsWith("Concern");
                continue;
            }
            assertThat(found.add(mark)).as("%s stands once in %s", mark, audit).isTrue();
            Struck answer = Objects.requireNonNull(byMark.get(mark), () -> mark + " was not accepted");
            int last = i;
            while (last + 1 < entries.size() && markIn(entries.get(last + 1)) == null) {
                last++;
            }
            assertThat(answer.version()).as("version of " + answer).isEqualTo(last);
            assertThat(Long.parseLong(answer.reply().position()))
                    .isGreaterThanOrEqualTo(entries.get(last).get("position").asLong());
            assertThat(entry.get("actor").get("id").asString())
                    .isEqualTo(answer.blow().user());
            if (answer.blow().expected() != null) {
                assertThat(answer.blow().expected()).as("seen by " + answer).isEqualTo("\"" + (i - 1) + "\"");
            }
        }
        return found;
    }

    private static @Nullable String markIn(JsonNode entry) {
        String text = entry.toString();
        int begins = text.indexOf("mark ");
        return begins < 0 ? null : text.substring(begins, text.indexOf('.', begins) + 1);
    }

    /** An action is raised once, and each later command makes one event: the answers tell all versions, each once. */
    private void versionsAreDense(String action, List<Struck> effects) {
        if (effects.isEmpty()) {
            return;
        }
        assertThat(effects.stream().filter(each -> each.blow().raises().isPresent()))
                .as("%s is raised once", action)
                .hasSize(1);
        TreeSet<Long> versions = new TreeSet<>(List.of(0L));
        effects.stream()
                .filter(each -> each.blow().raises().isEmpty())
                .forEach(each -> assertThat(versions.add(each.version()))
                        .as(each.toString())
                        .isTrue());
        assertThat(versions.last()).isEqualTo(effects.size() - 1L);
        Reply now = ledger.as("inspector.one").get("/api/v1/actions/" + action).accepted();
        assertThat(now.etag()).as(action).isEqualTo("\"" + versions.last() + "\"");
    }
}

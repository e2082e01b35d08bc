package org.caseledger.councils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseledger.calculator.Told;
import org.caseledger.command.Actor;
import org.caseledger.command.LedgerHead;
import org.caseledger.command.Metadata;
import org.caseledger.command.Rejected;
import org.caseledger.command.Role;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.framework.FrameworkCommand.PublishFramework;
import org.caseledger.command.imports.CsvFile;
import org.caseledger.command.imports.ImportJob;
import org.caseledger.command.imports.Importer;
import org.caseledger.events.Framework;
import org.caseledger.ledger.LedgerApplication;
import org.caseledger.ledger.TestStore;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.Questions;
import org.caseledger.query.projection.Positions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real ledger, both sides with their stores, without HTTP: thousands of councils live in one. */
final class CouncilLedger implements AutoCloseable {

    private static final Actor LEAD = new Actor("qa.lead", Role.QA_LEAD);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final Importer importer;
    private final CommandSender sender;
    private final LedgerHead head;
    private final Positions positions;
    private final Questions questions;
    private final Answers answers;
    private final JsonMapper json;

    private CouncilLedger(Path data) {
        this.data = data;
        this.context = LedgerApplication.start(TestStore.serving(data, false), 0);
        this.importer = context.getBean(Importer.class);
        this.sender = context.getBean(CommandSender.class);
        this.head = context.getBean(LedgerHead.class);
        this.positions = context.getBean(Positions.class);
        this.questions = context.getBean(Questions.class);
        this.answers = context.getBean("answers", Answers.class);
        this.json = context.getBean(JsonMapper.class);
    }

    static CouncilLedger start() {
        try {
            return new CouncilLedger(Files.createTempDirectory("case-ledger-councils"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A council as the ledger took it.
     *
     * @param accepted what was told, but for the commands that were refused
     * @param deliveredAt the last moment of each delivery, before the first of the next
     */
    record Taken(List<Told> accepted, Map<Integer, Instant> deliveredAt) {}

    /** Tells all of a council. A file's rows must all be taken; what is told by hand may be refused. */
    Taken take(Council council) {
        publish(council);
        List<Told> accepted = new ArrayList<>(council.told());
        Map<Integer, Instant> deliveredAt = new TreeMap<>();
        for (int delivery = 1; delivery <= Council.DELIVERIES; delivery++) {
            if (delivery % 2 == 1) {
                deliver(council, delivery);
            } else {
                council.byHand(delivery).stream().filter(told -> !send(told)).forEach(accepted::remove);
            }
            deliveredAt.put(delivery, aMomentLater());
        }
        assertThat(positions.await(head.position(), PATIENCE).block()).isTrue();
        return new Taken(accepted, deliveredAt);
    }

    private void publish(Council council) {
        for (Council.Version version : council.versions()) {
            Framework framework = new Framework(version.grades(), council.domains(), 100, 100, 10, 15, false);
            sender.send(new PublishFramework(council.authority(), version.from(), framework), Metadata.of(LEAD));
        }
    }

    private boolean send(Told told) {
        try {
            sender.send(Commands.of(told), Metadata.of(LEAD));
            return true;
        } catch (Rejected refused) {
            return false;
        }
    }

    private void deliver(Council council, int delivery) {
        try {
            Path folder = Files.createTempDirectory("case-ledger-delivery");
            List<Path> files = new ArrayList<>();
            for (CsvFile file : CsvFile.values()) {
                String name = file.fileName().replace(".csv", "");
                List<Map<String, String>> rows = council.file(delivery, name);
                if (!rows.isEmpty()) {
                    files.add(Files.writeString(folder.resolve(file.fileName()), csv(file, rows)));
                }
            }
            ImportJob job = new ImportJob("delivery", false);
            importer.run(job, files, LEAD);
            FileSystemUtils.deleteRecursively(folder);
            assertThat(job.progress().state()).isEqualTo(ImportJob.State.DONE);
            assertThat(job.progress().errors())
                    .as("rows refused in delivery " + delivery)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String csv(CsvFile file, List<Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>(file.required());
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            csv.append(columns.stream()
                            .map(column -> row.getOrDefault(column, ""))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    /** This millisecond, once it is over: what is recorded next is recorded after it. */
    private static Instant aMomentLater() {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        while (!Instant.now().truncatedTo(ChronoUnit.MILLIS).isAfter(moment)) {
            Thread.onSpinWait();
        }
        return moment;
    }

    /** A view's rows, as the API would send them. */
    JsonNode ask(String view, Map<String, String> parameters) {
        Map<String, List<String>> request = new LinkedHashMap<>();
        parameters.forEach((name, value) -> request.put(name, List.of(value)));
        return json.valueToTree(answers.answer(questions.one(view, request)).rows());
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.caseledger.command.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.axonframework.messaging.MetaData;
import org.caseledger.command.Actor;
import org.caseledger.command.Edge;
import org.caseledger.command.Metadata;
import org.caseledger.command.Rejected;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.audit.AuditCommand.ImportFindings;
import org.caseledger.command.audit.ImportAudit;
import org.caseledger.command.imports.ImportJob.State;
import org.caseledger.command.imports.Rows.AuditFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports files: all are read before anything is appended; then each row is told to the ledger by itself, so that a bad
 * row blocks no other. After a crash the same import may be sent again: what was appended is found there.
 */
public final class Importer {

    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

    /** Each wave of re-audits takes another pass over the file; those of longer chains, which hardly exist, are held. */
    private static final int PASSES = 8;

    private final CommandSender sender;
    private final Edge edge;

    public Importer(CommandSender sender, Edge edge) {
        this.sender = sender;
        this.edge = edge;
    }

    /**
     * Runs an import to its end. Blocks; how far it is stands in the job.
     *
     * @param files CSV files and workbooks, by the names that they must have
     */
    public void run(ImportJob job, Collection<Path> files, Actor actor) {
        try {
            Sources sources = Sources.of(files);
            Told told = Told.check(job, sources, edge.today());
            job.refused(0, sources.errors());
            boolean readable = told.readable() && sources.errors().isEmpty();
            if (readable) {
                tell(job, told, target(job, actor));
            }
            job.refusals().write(sources.tables().values());
            job.end(readable ? State.DONE : State.FAILED);
        } catch (IOException | RuntimeException failed) {
            LOG.error("Import {} stopped by {}", job.id(), failed.getClass().getName());
            job.refused(
                    0,
                    List.of(new RowError(
                            "",
                            0,
                            "",
                            "The import stopped: a file could not be read or the ledger not be written. What was"
                                    + " appended stays; send the same files again")));
            job.end(State.FAILED);
        }
    }

    private ImportTarget target(ImportJob job, Actor actor) {
        MetaData metadata = Metadata.of(actor).and(Metadata.IMPORTING, "true");
        return job.dryRun() ? new DryRun(edge, edge.context(metadata)) : new Live(sender, metadata, edge.records());
    }

    private void tell(ImportJob job, Told told, ImportTarget target) throws IOException {
        each(job, told, CsvFile.TEAMS, row -> Rows.team(row, edge.today()), target);
        each(job, told, CsvFile.PEOPLE, row -> Rows.person(row, edge.today()), target);
        audits(job, told, target);
        DomainGradings.tell(job, told, edge.today(), target);
        findings(job, told, target);
        each(job, told, CsvFile.ACTIONS, Rows::action, target);
        each(job, told, CsvFile.CONCERNS, Rows::concern, target);
        each(job, told, CsvFile.ESCALATIONS, Rows::escalation, target);
    }

    private static void findings(ImportJob job, Told told, ImportTarget target) throws IOException {
        Gradings<AuditFinding> gradings = new Gradings<>(
                job,
                target,
                AuditFinding::auditId,
                rows -> new ImportFindings(
                        rows.getFirst().auditId(),
                        rows.stream().map(AuditFinding::found).toList(),
                        rows.getFirst().leftOut()));
        told.each(CsvFile.FINDINGS, Rows::finding, gradings::hold);
        gradings.tellHeld();
    }

    private static void audits(ImportJob job, Told told, ImportTarget target) throws IOException {
        ReAuditOrder order = told.order();
        for (int wave = 0; wave < Math.min(order.waves(), PASSES); wave++) {
            int now = wave;
            try (AtOnce work = new AtOnce()) {
                told.each(CsvFile.AUDITS, Rows::audit, audit -> {
                    if (order.wave(audit.line()) == now) {
                        work.run(() -> take(job, audit, target));
                    }
                });
            }
        }
        if (order.waves() > PASSES) {
            longChains(job, told, target);
        }
    }

    private static void longChains(ImportJob job, Told told, ImportTarget target) throws IOException {
        Map<Integer, List<Line<ImportAudit>>> waves = new TreeMap<>();
        told.each(CsvFile.AUDITS, Rows::audit, audit -> {
            int wave = told.order().wave(audit.line());
            if (wave >= PASSES) {
                waves.computeIfAbsent(wave, held -> new ArrayList<>()).add(audit);
            }
        });
        for (List<Line<ImportAudit>> wave : waves.values()) {
            try (AtOnce work = new AtOnce()) {
                wave.forEach(audit -> work.run(() -> take(job, audit, target)));
            }
        }
    }

    private static <C> void each(
            ImportJob job, Told told, CsvFile file, Function<CsvRow, C> command, ImportTarget target)
            throws IOException {
        try (AtOnce work = new AtOnce()) {
            told.each(file, command, line -> work.run(() -> take(job, line, target)));
        }
    }

    static <C> void take(ImportJob job, Line<C> line, ImportTarget target) {
        try {
            job.taken(1, target.take(line.command()));
        } catch (Rejected rejected) {
            job.refused(1, line.errors(rejected));
        }
    }
}

package org.caseledger.command.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.messaging.MetaData;
import org.caseledger.command.Actor;
import org.caseledger.command.Edge;
import org.caseledger.command.Metadata;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.action.ActionCommand.ImportAction;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.audit.AuditCommand.ImportConcern;
import org.caseledger.command.audit.AuditCommand.ImportFindings;
import org.caseledger.command.audit.AuditCommand.RecordDomainGrades;
import org.caseledger.command.audit.ImportAudit;
import org.caseledger.command.escalation.EscalationCommand.ImportEscalation;
import org.caseledger.command.framework.FrameworkCommand.AddDomains;
import org.caseledger.command.imports.ImportJob.State;
import org.caseledger.command.imports.Rows.AuditFinding;
import org.caseledger.command.imports.Rows.DomainGrade;
import org.caseledger.command.register.RegisterAuditor;
import org.caseledger.command.register.RegisterTeam;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports files: all are read before anything is appended; then each row is told to the ledger by itself, so that a bad
 * row blocks no other. After a crash the same import may be sent again: what was appended is found there.
 */
public final class Importer {

    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final int AT_ONCE = 64;

    private final CommandSender sender;
    private final Edge edge;

    public Importer(CommandSender sender, Edge edge) {
        this.sender = sender;
        this.edge = edge;
    }

    /** Runs an import to its end. Blocks; how far it is stands in the job. */
    public void run(ImportJob job, Map<CsvFile, Path> files, Actor actor) {
        try {
            Told told = Told.read(job, files, edge.today());
            if (!told.readable()) {
                job.end(State.FAILED);
                return;
            }
            MetaData metadata = Metadata.of(actor).and(Metadata.IMPORTING, "true");
            tell(
                    job,
                    told,
                    job.dryRun()
                            ? new DryRun(edge, edge.context(metadata))
                            : new Live(sender, metadata, edge.records()));
            job.end(State.DONE);
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

    private void tell(ImportJob job, Told told, ImportTarget target) {
        each(job, unlike(job, told.teams, RegisterTeam::aggregateId), target);
        each(job, unlike(job, told.people, RegisterAuditor::aggregateId), target);
        audits(job, told.audits, target);
        domainGrades(job, told.domainGrades, target);
        findings(job, unlike(job, told.findings, Importer::finding), target);
        each(job, unlike(job, told.actions, ImportAction::actionId), target);
        each(job, unlike(job, told.concerns, ImportConcern::auditId), target);
        each(job, unlike(job, told.escalations, ImportEscalation::escalationId), target);
    }

    private static void audits(ImportJob job, List<Line<ImportAudit>> audits, ImportTarget target) {
        ReAuditOrder order = ReAuditOrder.of(unlike(job, audits, ImportAudit::auditId));
        order.waves().forEach(wave -> each(job, wave, target));
        order.cyclic()
                .forEach(audit -> job.refused(
                        1,
                        List.of(audit.error(
                                "re_audit_of", "A chain of re-audits has no cycle: this one leads back to itself"))));
    }

    private void domainGrades(ImportJob job, List<Line<DomainGrade>> rows, ImportTarget target) {
        addDomains(rows, target);
        together(job, rows, row -> row.auditId() + "\n" + row.stage(), Importer::together, target);
    }

    private static void findings(ImportJob job, List<Line<AuditFinding>> rows, ImportTarget target) {
        together(
                job,
                rows,
                AuditFinding::auditId,
                ofOne -> new ImportFindings(
                        ofOne.getFirst().command().auditId(),
                        ofOne.stream().map(row -> row.command().found()).toList()),
                target);
    }

    private static String finding(AuditFinding row) {
        return row.auditId() + "\n" + row.found().kind() + "\n" + row.found().theme();
    }

    /** Tells the rows of one grading as one; where that is refused, row by row, so that only bad rows are left out. */
    private static <C> void together(
            ImportJob job,
            List<Line<C>> rows,
            Function<C, String> grading,
            Function<List<Line<C>>, Object> command,
            ImportTarget target) {
        Map<String, List<Line<C>>> gradings = new LinkedHashMap<>();
        rows.forEach(row -> gradings.computeIfAbsent(grading.apply(row.command()), key -> new ArrayList<>())
                .add(row));
        inParallel(gradings.values(), ofOne -> {
            try {
                job.taken(ofOne.size(), target.take(command.apply(ofOne)));
            } catch (Rejected oneOfThem) {
                ofOne.forEach(
                        row -> take(job, new Line<>(row.file(), row.line(), command.apply(List.of(row))), target));
            }
        });
    }

    private static RecordDomainGrades together(List<Line<DomainGrade>> grading) {
        TreeMap<String, String> grades = new TreeMap<>();
        for (Line<DomainGrade> row : grading) {
            if (grades.put(row.command().domain(), row.command().grade()) != null) {
                throw Rejected.because(Reason.DIFFERS_FROM_LEDGER, "domain", "The file grades this domain twice");
            }
        }
        DomainGrade first = grading.getFirst().command();
        return new RecordDomainGrades(first.auditId(), first.stage(), grades);
    }

    /** The usual framework learns the domains that a file names before their grades are told. */
    private void addDomains(List<Line<DomainGrade>> rows, ImportTarget target) {
        Map<String, String> authorities = new HashMap<>();
        Map<String, TreeSet<String>> domains = new TreeMap<>();
        for (Line<DomainGrade> row : rows) {
            String authority = authorities.computeIfAbsent(row.command().auditId(), target::authorityOf);
            if (!authority.isEmpty()) {
                domains.computeIfAbsent(authority, code -> new TreeSet<>())
                        .add(row.command().domain());
            }
        }
        domains.forEach((authority, named) -> target.take(new AddDomains(authority, edge.today(), List.copyOf(named))));
    }

    private static <C> void each(ImportJob job, List<Line<C>> lines, ImportTarget target) {
        inParallel(lines, line -> take(job, line, target));
    }

    private static <C> void take(ImportJob job, Line<C> line, ImportTarget target) {
        try {
            job.taken(1, target.take(line.command()));
        } catch (Rejected rejected) {
            job.refused(1, line.errors(rejected));
        }
    }

    /** The lines whose key no earlier line has; the others are refused. */
    private static <C> List<Line<C>> unlike(ImportJob job, List<Line<C>> lines, Function<C, String> key) {
        Map<String, Long> seen = new HashMap<>();
        List<Line<C>> unlike = new ArrayList<>();
        for (Line<C> line : lines) {
            Long earlier = seen.putIfAbsent(key.apply(line.command()), line.line());
            if (earlier == null) {
                unlike.add(line);
            } else {
                String column = line.file().columns().getFirst();
                job.refused(1, List.of(line.error(column, "Line " + earlier + " tells of the same one already")));
            }
        }
        return unlike;
    }

    /** Works on many items at once, so that the ledger can commit them in groups; ends when all are done. */
    private static <T> void inParallel(Collection<T> items, Consumer<T> work) {
        Semaphore free = new Semaphore(AT_ONCE);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                free.acquireUninterruptibly();
                if (failure.get() != null) {
                    break;
                }
                threads.execute(() -> {
                    try {
                        work.accept(item);
                    } catch (RuntimeException failed) {
                        failure.compareAndSet(null, failed);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}

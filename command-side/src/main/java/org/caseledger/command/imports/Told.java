package org.caseledger.command.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.caseledger.command.audit.ImportAudit;
import org.caseledger.command.imports.ReAuditOrder.Link;
import org.jspecify.annotations.Nullable;

/**
 * What an import's files tell. All are read once to find what is wrong with them, and again whenever their rows are told:
 * what is held meanwhile is a bit for each row, so that a file may be larger than the memory.
 */
final class Told {

    private final ImportJob job;
    private final Map<CsvFile, Source> sources;
    private final LocalDate today;
    /** The lines to be told. What is wrong with the others stands in the job. */
    private final Map<CsvFile, BitSet> good = new EnumMap<>(CsvFile.class);

    private ReAuditOrder order = ReAuditOrder.of(List.of());
    private boolean readable = true;

    private Told(ImportJob job, Map<CsvFile, Source> sources, LocalDate today) {
        this.job = job;
        this.sources = sources;
        this.today = today;
    }

    /**
     * Reads all files and tells the job what is wrong with them.
     *
     * @throws IOException where one can't be read
     */
    static Told check(ImportJob job, Sources sources, LocalDate today) throws IOException {
        Told told = new Told(job, sources.tables(), today);
        for (Source source : sources.tables().values()) {
            told.check(source);
        }
        return told;
    }

    /** Whether every file has the columns that it must have, so that its rows mean what they seem to. */
    boolean readable() {
        return readable;
    }

    /** In which order the audits are to be told. */
    ReAuditOrder order() {
        return order;
    }

    /**
     * Gives each good row of a file, where there is that file.
     *
     * @throws IOException where it can no longer be read
     */
    <C> void each(CsvFile file, Function<CsvRow, C> command, Consumer<Line<C>> consumer) throws IOException {
        Source source = sources.get(file);
        BitSet lines = good.get(file);
        if (source == null || lines == null) {
            return;
        }
        List<RowError> changed = source.read(row -> {
            if (lines.get(Math.toIntExact(row.line()))) {
                consumer.accept(new Line<>(source, row.line(), command.apply(row)));
            }
        });
        if (!changed.isEmpty()) {
            throw new IOException(source.name() + " has changed while it was imported");
        }
    }

    private void check(Source source) throws IOException {
        BitSet lines = new BitSet();
        Map<String, Long> seen = new HashMap<>();
        List<Link> links = new ArrayList<>();
        List<RowError> wrong = source.read(row -> {
            job.expect(1);
            String key = key(source.file(), row, links);
            Long earlier = key == null || !row.errors().isEmpty() ? null : seen.putIfAbsent(key, row.line());
            if (earlier != null) {
                String column = source.file().columns().getFirst();
                row.wrong(column, "Line " + earlier + " tells of the same one already");
            }
            if (row.errors().isEmpty()) {
                lines.set(Math.toIntExact(row.line()));
            } else {
                job.refused(1, row.errors());
            }
        });
        readable &= wrong.isEmpty();
        job.refused(0, wrong);
        good.put(source.file(), lines);
        if (source.file() == CsvFile.AUDITS) {
            links.removeIf(link -> !lines.get(Math.toIntExact(link.line())));
            order = ReAuditOrder.of(links);
            refuseCircles(source, lines);
        }
    }

    /** What the row tells of, which no other row may tell of; null where many rows tell of one thing. */
    private @Nullable String key(CsvFile file, CsvRow row, List<Link> links) {
        return switch (file) {
            case TEAMS -> Rows.team(row, today).aggregateId();
            case PEOPLE -> Rows.person(row, today).aggregateId();
            case AUDITS -> {
                ImportAudit audit = audit(row);
                links.add(new Link(row.line(), audit.auditId(), audit.reAuditOf()));
                yield audit.auditId();
            }
            case DOMAIN_GRADES -> {
                Rows.domainGrade(row);
                yield null;
            }
            case FINDINGS -> Rows.finding(row).key();
            case ACTIONS -> Rows.action(row).actionId();
            case CONCERNS -> Rows.concern(row).auditId();
            case ESCALATIONS -> Rows.escalation(row).escalationId();
        };
    }

    private ImportAudit audit(CsvRow row) {
        ImportAudit audit = Rows.audit(row);
        boolean tells = audit.atRisk()
                || !audit.participation().isEmpty()
                || !audit.feedback().isEmpty();
        if (audit.submittedOn() == null && tells) {
            job.warn(row.error(
                    "submitted_on", "Views, feedback and risk belong to a submission: without one they are ignored"));
        }
        return audit;
    }

    private void refuseCircles(Source source, BitSet lines) {
        for (long line : order.cyclic()) {
            lines.clear(Math.toIntExact(line));
            job.refused(
                    1,
                    List.of(new RowError(
                            source.name(),
                            line,
                            "re_audit_of",
                            "A chain of re-audits has no cycle: this one leads back to itself")));
        }
    }
}

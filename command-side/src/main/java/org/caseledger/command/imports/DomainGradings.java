package org.caseledger.command.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.RecordDomainGrades;
import org.caseledger.command.framework.FrameworkCommand.AddDomains;
import org.caseledger.command.imports.Rows.DomainGrade;

/** Tells domain grades audit by audit and stage by stage; where one is refused, row by row, so that only bad rows are left out. */
final class DomainGradings {

    /** Rows of one grading that stand further apart in the file are told apart. */
    private static final int ROWS_AT_ONCE = 10_000;

    private final ImportJob job;
    private final ImportTarget target;
    private final Map<String, List<Line<DomainGrade>>> gradings = new LinkedHashMap<>();
    private int held;

    DomainGradings(ImportJob job, ImportTarget target) {
        this.job = job;
        this.target = target;
    }

    void tell(Told told, LocalDate today) throws IOException {
        addDomains(told, today);
        told.each(CsvFile.DOMAIN_GRADES, Rows::domainGrade, this::hold);
        tellHeld();
    }

    /** The usual framework learns the domains that a file names before their grades are told. */
    private void addDomains(Told told, LocalDate today) throws IOException {
        Map<String, String> authorities = new HashMap<>();
        Map<String, TreeSet<String>> domains = new TreeMap<>();
        told.each(CsvFile.DOMAIN_GRADES, Rows::domainGrade, row -> {
            String authority = authorities.computeIfAbsent(row.command().auditId(), target::authorityOf);
            if (!authority.isEmpty()) {
                domains.computeIfAbsent(authority, code -> new TreeSet<>())
                        .add(row.command().domain());
            }
        });
        domains.forEach((authority, named) -> target.take(new AddDomains(authority, today, List.copyOf(named))));
    }

    private void hold(Line<DomainGrade> row) {
        String grading = row.command().auditId() + "\n" + row.command().stage();
        gradings.computeIfAbsent(grading, key -> new ArrayList<>()).add(row);
        held++;
        if (held == ROWS_AT_ONCE) {
            tellHeld();
        }
    }

    private void tellHeld() {
        try (AtOnce work = new AtOnce()) {
            gradings.values().forEach(grading -> work.run(() -> tell(grading)));
        }
        gradings.clear();
        held = 0;
    }

    private void tell(List<Line<DomainGrade>> grading) {
        try {
            job.taken(grading.size(), target.take(together(grading)));
        } catch (Rejected oneOfThem) {
            grading.forEach(
                    row -> Importer.take(job, new Line<>(row.source(), row.line(), together(List.of(row))), target));
        }
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
}

package org.caseledger.command.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.RecordDomainGrades;
import org.caseledger.command.framework.FrameworkCommand.AddDomains;
import org.caseledger.command.imports.Rows.DomainGrade;

/** Tells domain grades audit by audit and stage by stage. */
final class DomainGradings {

    private DomainGradings() {}

    static void tell(ImportJob job, Told told, LocalDate today, ImportTarget target) throws IOException {
        addDomains(told, today, target);
        Gradings<DomainGrade> gradings =
                new Gradings<>(job, target, row -> row.auditId() + "\n" + row.stage(), DomainGradings::together);
        told.each(CsvFile.DOMAIN_GRADES, Rows::domainGrade, gradings::hold);
        gradings.tellHeld();
    }

    /** The usual framework learns the domains that a file names before their grades are told. */
    private static void addDomains(Told told, LocalDate today, ImportTarget target) throws IOException {
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

    private static RecordDomainGrades together(List<DomainGrade> rows) {
        TreeMap<String, String> grades = new TreeMap<>();
        for (DomainGrade row : rows) {
            if (grades.put(row.domain(), row.grade()) != null) {
                throw Rejected.because(Reason.DIFFERS_FROM_LEDGER, "domain", "The file grades this domain twice");
            }
        }
        DomainGrade first = rows.getFirst();
        return new RecordDomainGrades(first.auditId(), first.stage(), grades);
    }
}

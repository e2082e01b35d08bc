package org.caseledger.command.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.action.ActionCommand.ImportAction;
import org.caseledger.command.audit.AuditCommand.ImportConcern;
import org.caseledger.command.audit.ImportAudit;
import org.caseledger.command.escalation.EscalationCommand.ImportEscalation;
import org.caseledger.command.imports.Rows.AuditFinding;
import org.caseledger.command.imports.Rows.DomainGrade;
import org.caseledger.command.register.RegisterAuditor;
import org.caseledger.command.register.RegisterTeam;

/** What an import's files tell: every well-formed row as a command. What is wrong with the others stands in the job. */
final class Told {

    final List<Line<RegisterTeam>> teams = new ArrayList<>();
    final List<Line<RegisterAuditor>> people = new ArrayList<>();
    final List<Line<ImportAudit>> audits = new ArrayList<>();
    final List<Line<DomainGrade>> domainGrades = new ArrayList<>();
    final List<Line<AuditFinding>> findings = new ArrayList<>();
    final List<Line<ImportAction>> actions = new ArrayList<>();
    final List<Line<ImportConcern>> concerns = new ArrayList<>();
    final List<Line<ImportEscalation>> escalations = new ArrayList<>();

    private final ImportJob job;
    private final LocalDate today;
    private boolean readable = true;

    private Told(ImportJob job, LocalDate today) {
        this.job = job;
        this.today = today;
    }

    /**
     * Reads all files.
     *
     * @throws IOException where one can't be read
     */
    static Told read(ImportJob job, Map<CsvFile, Path> files, LocalDate today) throws IOException {
        Told told = new Told(job, today);
        for (Map.Entry<CsvFile, Path> file : new TreeMap<>(files).entrySet()) {
            List<RowError> wrong = CsvTable.read(file.getKey(), file.getValue(), row -> told.add(file.getKey(), row));
            told.readable &= wrong.isEmpty();
            job.refused(0, wrong);
        }
        return told;
    }

    /** Whether every file has the columns that it must have, so that its rows mean what they seem to. */
    boolean readable() {
        return readable;
    }

    private void add(CsvFile file, CsvRow row) {
        job.expect(1);
        switch (file) {
            case TEAMS -> add(teams, file, row, Rows.team(row, today));
            case PEOPLE -> add(people, file, row, Rows.person(row, today));
            case AUDITS -> add(audits, file, row, audit(row));
            case DOMAIN_GRADES -> add(domainGrades, file, row, Rows.domainGrade(row));
            case FINDINGS -> add(findings, file, row, Rows.finding(row));
            case ACTIONS -> add(actions, file, row, Rows.action(row));
            case CONCERNS -> add(concerns, file, row, Rows.concern(row));
            case ESCALATIONS -> add(escalations, file, row, Rows.escalation(row));
        }
    }

    private <C> void add(List<Line<C>> lines, CsvFile file, CsvRow row, C command) {
        if (row.errors().isEmpty()) {
            lines.add(new Line<>(file, row.line(), command));
        } else {
            job.refused(1, row.errors());
        }
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
}

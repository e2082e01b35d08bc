package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.refuseIfOver;
import static org.caseledger.command.audit.Guards.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.FieldError;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.ImportFindings;
import org.caseledger.command.audit.AuditCommand.RecordFindings;
import org.caseledger.command.audit.Findings.Found;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Finding;
import org.caseledger.events.SealedText;

/** What a grading found: strengths, areas for development, the family's words, the impact on the child. */
final class FindingsRules {

    /** How many findings one grading may have. */
    private static final int MOST = 50;

    private FindingsRules() {}

    /** Those that come with a submission; nothing where it has none. */
    static List<AuditEvent> submitted(
            Audit audit, LocalDate on, String auditor, boolean second, Findings findings, Context context) {
        return findings.isEmpty() ? List.of() : List.of(recorded(audit, on, auditor, second, findings, context));
    }

    /** Those that are told afterwards, by whoever gave the grading or in their place. */
    static AuditEvent record(Audit audit, RecordFindings command, Context context) {
        String grader = audit.grader(command.second());
        if (grader != null) {
            SubmissionRules.mayGrade(audit, grader, context);
        }
        AuditEvent grading = command.second() ? audit.second() : audit.first();
        Checks checks = happened(new Checks(), audit, command.on(), context)
                .that(
                        !command.findings().isEmpty(),
                        "findings",
                        "findings are missing: tell one at least, the family's words or the impact");
        if (grading != null) {
            checks.notBefore(command.on(), "on", grading.effectiveOn(), "the submission");
        }
        check(checks, command.findings()).done();
        if (grader == null) {
            throw Rejected.because(Reason.NOT_LOOPED, "second", "The audit has no second auditor");
        }
        refuseIfOver(audit, context);
        refuseIf(audit.sentBack(), Reason.ALREADY_REJECTED, "The submission was sent back: submit again");
        refuseIf(grading == null, Reason.NOT_SUBMITTED, "There is no grading that found anything");
        List<FindingsRecorded> known = audit.findings(command.second());
        refuseKnown(known, command.findings());
        refuseTooMany(known, command.findings().findings().size());
        return recorded(audit, command.on(), grader, command.second(), command.findings(), context);
    }

    /**
     * Those that a file adds to the first auditor's grading, dated as that. A finding of a grading that was sent back since
     * is known too: a file that is sent again doesn't add it to the next one.
     */
    static List<AuditEvent> complement(Audit audit, ImportFindings rows, Context context) {
        check(new Checks(), new Findings(rows.findings(), Map.of(), null)).done();
        GradeSubmitted first = audit.firstTold();
        if (first == null) {
            throw Rejected.because(Reason.NOT_SUBMITTED, "The audit has not been submitted: it has no findings");
        }
        List<Finding> known = findingsIn(audit.findingsEverTold());
        Differences differences = new Differences(rows.leftOut());
        List<Found> news = new ArrayList<>();
        for (Found row : rows.findings()) {
            List<Finding> alike =
                    known.stream().filter(finding -> isOf(finding, row)).toList();
            if (alike.isEmpty()) {
                news.add(row);
            } else if (alike.stream().noneMatch(finding -> says(finding, row, context))) {
                differences.compare("finding", alike.getLast().text(), row.text(), context);
            }
        }
        differences.done();
        refuseTooMany(audit.findings(false), news.size());
        Findings found = new Findings(news, Map.of(), null);
        return submitted(audit, first.effectiveOn(), first.auditor(), false, found, context);
    }

    /** Checks what can be known of findings without the audit. */
    static Checks check(Checks checks, Findings told) {
        List<Found> findings = told.findings();
        checks.that(findings.size() <= MOST, "findings", "A grading has at most " + MOST + " findings");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < Math.min(MOST, findings.size()); i++) {
            Found found = findings.get(i);
            String field = "findings." + (i + 1);
            checks.name(found.theme(), field + ".theme")
                    .text(found.text(), field + ".text")
                    .that(
                            seen.add(found.kind() + found.theme()),
                            field + ".theme",
                            "A theme is told twice under one kind: tell all of it in one text");
        }
        told.familyWords().forEach((member, words) -> checks.text(words, field(member)));
        return checks.text(told.impact(), "impact");
    }

    private static void refuseKnown(List<FindingsRecorded> known, Findings told) {
        List<FieldError> errors = new ArrayList<>();
        if (told.findings().stream()
                .anyMatch(found -> findingsIn(known).stream().anyMatch(finding -> isOf(finding, found)))) {
            errors.add(new FieldError("findings", "The grading has a finding of this kind and theme already"));
        }
        for (FamilyMember member : told.familyWords().keySet()) {
            if (known.stream().anyMatch(event -> event.familyWords().containsKey(member))) {
                errors.add(new FieldError(field(member), "The grading has this family member's words already"));
            }
        }
        if (told.impact() != null && known.stream().anyMatch(event -> event.impact() != null)) {
            errors.add(new FieldError("impact", "The grading states the impact already"));
        }
        if (!errors.isEmpty()) {
            throw Rejected.because(Reason.FINDINGS_EXIST, errors);
        }
    }

    private static void refuseTooMany(List<FindingsRecorded> known, int more) {
        if (findingsIn(known).size() + more > MOST) {
            throw Rejected.because(
                    Reason.TOO_MANY_FINDINGS,
                    "findings",
                    "A grading has at most " + MOST + " findings, with these more");
        }
    }

    private static FindingsRecorded recorded(
            Audit audit, LocalDate on, String auditor, boolean second, Findings told, Context context) {
        List<Finding> findings = told.findings().stream()
                .map(found -> new Finding(found.kind(), found.theme(), seal(audit, found.text(), context)))
                .toList();
        Map<FamilyMember, SealedText> words = new EnumMap<>(FamilyMember.class);
        told.familyWords()
                .forEach((member, said) -> words.put(member, Objects.requireNonNull(seal(audit, said, context))));
        SealedText impact = seal(audit, told.impact(), context);
        return new FindingsRecorded(audit.allocated().auditId(), on, auditor, second, findings, words, impact);
    }

    private static List<Finding> findingsIn(List<FindingsRecorded> events) {
        return events.stream().flatMap(event -> event.findings().stream()).toList();
    }

    private static boolean isOf(Finding finding, Found found) {
        return finding.kind() == found.kind() && finding.theme().equals(found.theme());
    }

    /** Whether a row says what the ledger says. What was erased can't be compared and counts as the same. */
    private static boolean says(Finding finding, Found row, Context context) {
        SealedText text = finding.text();
        return text == null
                ? row.text() == null
                : context.seal().open(text).map(open -> open.equals(row.text())).orElse(true);
    }

    private static String field(FamilyMember member) {
        return "familyWords." + member.name().toLowerCase(Locale.ROOT);
    }
}

package org.caseledger.command.sample;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.caseledger.command.Records;
import org.caseledger.command.Records.Versioned;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.sample.AuditsSoFar.History;
import org.caseledger.command.sample.ModerationSampleBody.ModeratorBody;
import org.caseledger.command.sample.SampleBody.AuditorBody;
import org.caseledger.command.sample.SampleBody.CaseBody;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.SamplePlan;

/** Puts what the ledger knows beside what a caller asks, so that the draw's event holds all that decided it. */
final class Plans {

    private final PastAudits past;
    private final Records records;
    private final Supplier<String> seeds;

    /** @param seeds a random one each time */
    Plans(PastAudits past, Records records, Supplier<String> seeds) {
        this.past = past;
        this.records = records;
        this.seeds = seeds;
    }

    /** A plan to draw a round's cases. Blocks while the ledger is read. */
    SamplePlan sample(String authority, YearMonth round, SampleBody body) {
        return past.asked(audits -> {
            History history = audits.history(authority, round);
            return new SamplePlan(
                    body.wholePolicy(),
                    Objects.requireNonNullElseGet(body.seed(), seeds),
                    body.size(),
                    teams(authority, body, audits),
                    body.cases().stream().map(one -> known(one, history)).toList(),
                    auditors(authority, body, audits, history));
        });
    }

    /** Those of the cases, and the registered ones that these might be of. */
    private static List<String> teams(String authority, SampleBody body, AuditsSoFar audits) {
        Set<String> programmes = body.cases().stream()
                .map(CaseBody::programme)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        SortedSet<String> teams = new TreeSet<>(audits.teams(authority, programmes));
        body.cases().forEach(one -> teams.add(one.team()));
        return List.copyOf(teams);
    }

    private static SamplePlan.Case known(CaseBody one, History history) {
        return new SamplePlan.Case(
                one.childRef(),
                one.team(),
                one.practitioner(),
                one.cohort(),
                one.area(),
                one.programme(),
                history.childAuditedOn(one.childRef()),
                history.practitionerAuditedOn(one.practitioner()));
    }

    /** Those whom the caller names, or else all who are registered. */
    private static List<SamplePlan.Auditor> auditors(
            String authority, SampleBody body, AuditsSoFar audits, History history) {
        return Objects.requireNonNullElseGet(body.auditors(), () -> registered(authority, audits)).stream()
                .map(one -> new SamplePlan.Auditor(
                        one.person(),
                        one.team(),
                        Boolean.TRUE.equals(one.halfTime()),
                        one.exemption(),
                        history.previousRound(one.person()),
                        history.allocated(one.person())))
                .toList();
    }

    private static List<AuditorBody> registered(String authority, AuditsSoFar audits) {
        return audits.people(authority).stream()
                .filter(AuditorRegistered::auditor)
                .map(one -> new AuditorBody(one.person(), one.team(), one.halfTime(), one.exemption()))
                .toList();
    }

    /** A plan to draw a round's gradings. Blocks while the ledger is read. */
    ModerationPlan moderations(String authority, YearMonth round, ModerationSampleBody body) {
        int moderated = 0;
        List<ModerationPlan.Audit> awaiting = new ArrayList<>();
        for (String id : past.asked(audits -> audits.idsOf(authority, round))) {
            Audit audit = records.audit(id).map(Versioned::state).orElseThrow();
            if (audit.moderated() != null && audit.standing() != null) {
                moderated++;
            } else {
                awaiting(id, audit).ifPresent(awaiting::add);
            }
        }
        return new ModerationPlan(
                body.wholePolicy(),
                Objects.requireNonNullElseGet(body.seed(), seeds),
                moderated,
                awaiting,
                Objects.requireNonNullElseGet(body.moderators(), () -> moderators(authority)).stream()
                        .map(one -> new ModerationPlan.Moderator(one.person(), one.team()))
                        .toList());
    }

    private List<ModeratorBody> moderators(String authority) {
        return past.asked(audits -> audits.people(authority).stream()
                .filter(AuditorRegistered::moderator)
                .map(one -> new ModeratorBody(one.person(), one.team()))
                .toList());
    }

    private static Optional<ModerationPlan.Audit> awaiting(String id, Audit audit) {
        return Optional.ofNullable(audit.standing())
                .map(grade ->
                        new ModerationPlan.Audit(id, audit.allocated().team(), grade, List.copyOf(audit.graders())));
    }
}

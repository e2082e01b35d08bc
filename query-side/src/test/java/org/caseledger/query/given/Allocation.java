package org.caseledger.query.given;

import java.time.LocalDate;
import java.time.YearMonth;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditKind;
import org.jspecify.annotations.Nullable;

/** How an audit is allocated, where it differs from the usual. */
public final class Allocation {

    private final String id;
    private String authority = Ledger.COUNCIL;
    private YearMonth round = YearMonth.of(2019, 8);
    private String programme = "Children's Social Care";
    private AuditKind kind = AuditKind.CORE;
    private String child;
    private @Nullable String cohort = "CIN";
    private @Nullable String area = "North";
    private @Nullable String team = "T01";
    private @Nullable String theme;
    private @Nullable String practitioner;
    private @Nullable String second;
    private @Nullable String follows;
    private int framework = 1;
    private @Nullable LocalDate dueOn;

    Allocation(String id) {
        this.id = id;
        this.child = "child of " + id;
    }

    public Allocation of(String otherAuthority) {
        authority = otherAuthority;
        return this;
    }

    public Allocation round(String month) {
        round = YearMonth.parse(month);
        return this;
    }

    public Allocation programme(String name) {
        programme = name;
        return this;
    }

    public Allocation kind(AuditKind other) {
        kind = other;
        return this;
    }

    public Allocation child(String ref) {
        child = ref;
        return this;
    }

    public Allocation cohort(String name) {
        cohort = Ledger.orNull(name);
        return this;
    }

    public Allocation area(String name) {
        area = Ledger.orNull(name);
        return this;
    }

    public Allocation team(String code) {
        team = Ledger.orNull(code);
        return this;
    }

    public Allocation thematic(String name) {
        kind = AuditKind.THEMATIC;
        theme = name;
        return this;
    }

    public Allocation practitioner(String ref) {
        practitioner = ref;
        return this;
    }

    public Allocation looped() {
        kind = AuditKind.LOOPED;
        second = Audit.SECOND_AUDITOR;
        return this;
    }

    public Allocation following(String auditId) {
        kind = AuditKind.RE_AUDIT;
        follows = auditId;
        return this;
    }

    public Allocation framework(int version) {
        framework = version;
        return this;
    }

    public Allocation due(String date) {
        dueOn = Ledger.day(date);
        return this;
    }

    AuditAllocated event() {
        return new AuditAllocated(
                id,
                authority,
                round,
                programme,
                kind,
                child,
                cohort,
                area,
                team,
                theme,
                practitioner,
                Audit.AUDITOR,
                second,
                follows,
                framework,
                round.atDay(1),
                dueOn == null ? round.atDay(28) : dueOn);
    }
}

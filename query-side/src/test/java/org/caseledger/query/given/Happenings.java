package org.caseledger.query.given;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;
import org.caseledger.events.EscalationSource;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Finding;
import org.caseledger.events.FindingKind;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.GradingStage;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;

/**
 * A ledger made of numbers: each tells of one thing that may happen, sensible or not, on any day of a season. What a
 * property test draws, so that it can shrink a failure to the few events that matter.
 */
public final class Happenings {

    private static final List<String> GRADES = List.of("Outstanding", "Good", "Requires Improvement", "Inadequate");
    private static final List<String> DOMAINS = List.of("Supervision", "Quality of Plans");
    private static final LocalDate SEASON = LocalDate.of(2019, 7, 1);
    private static final int DAYS = 90;

    private final Ledger ledger = new Ledger();
    private final List<Audit> audits = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private int escalations;
    private int number;

    private Happenings() {}

    public static Ledger of(List<Integer> numbers) {
        Happenings happenings = new Happenings();
        numbers.forEach(happenings::next);
        return happenings.ledger;
    }

    private void next(int next) {
        number = next;
        int choice = draw(24);
        if (audits.isEmpty() || choice < 3) {
            allocate();
        } else if (choice < 17) {
            happenTo(audits.get(draw(audits.size())), choice);
        } else if (choice < 21) {
            happenToActions();
        } else {
            happenElsewhere(choice);
        }
    }

    /** Takes a part of the number, so that one number decides several things. */
    private int draw(int bound) {
        int drawn = number % bound;
        number = number / bound;
        return drawn;
    }

    private String on() {
        return SEASON.plusDays(draw(DAYS)).toString();
    }

    private String grade() {
        return GRADES.get(draw(GRADES.size()));
    }

    private void allocate() {
        String id = "audit " + audits.size();
        int kind = draw(5);
        String round = "2019-0" + (7 + draw(3));
        String earlier = audits.isEmpty() ? id : audits.get(draw(audits.size())).id();
        int team = draw(3);
        audits.add(ledger.audit(id, as -> {
            Allocation allocation = as.round(round).team("T0" + team).area(team == 0 ? "" : "Area " + draw(team + 1));
            if (draw(4) == 0) {
                allocation.programme("Fostering");
            }
            if (draw(2) == 0) {
                allocation.practitioner("P-" + draw(3));
            }
            return switch (kind) {
                case 0 -> allocation.looped();
                case 1 -> allocation.following(earlier);
                case 2 -> allocation.kind(AuditKind.OBSERVATION);
                case 3 -> allocation.framework(2).of("E10000002");
                default -> allocation;
            };
        }));
    }

    private void happenTo(Audit audit, int choice) {
        switch (choice) {
            case 3, 4, 5 -> audit.submitted(on(), submission());
            case 6, 7 -> audit.secondSubmitted(on(), submission());
            case 8, 9 -> audit.moderated(on(), grade(), grade(), DOMAINS.getFirst(), grade());
            case 10 -> audit.reconciled(on(), grade(), DOMAINS.getLast(), grade());
            case 11 -> audit.rejected(on());
            case 12 -> {
                if (draw(3) == 0) {
                    audit.cancelled(on());
                } else {
                    audit.exempted(on());
                }
            }
            case 13 -> audit.flagged(on(), draw(2) == 0);
            case 14 -> {
                switch (draw(4)) {
                    case 0 -> audit.uploaded(on());
                    case 1 -> audit.followedUp(on());
                    case 2 -> audit.found(on(), draw(2) == 0, finding());
                    default -> audit.reflected(on());
                }
            }
            case 15 -> audit.concern(on(), oneOf(ConcernStep.values()));
            default -> audit.domainsTold(on(), oneOf(GradingStage.values()), DOMAINS.getFirst(), grade());
        }
    }

    private Finding finding() {
        return new Finding(oneOf(FindingKind.values()), DOMAINS.get(draw(2)), null);
    }

    private Submission submission() {
        String overall = draw(6) == 0 ? null : grade();
        return new Submission(
                overall,
                Ledger.domains(DOMAINS.get(draw(2)), grade()),
                null,
                Map.of(oneOf(Participant.values()), oneOf(ViewsRecorded.values())),
                Map.of(oneOf(FamilyMember.values()), oneOf(Sentiment.values())),
                draw(2) == 0);
    }

    private <E> E oneOf(E[] values) {
        IntFunction<E> at = index -> values[index];
        return at.apply(draw(values.length));
    }

    private void happenToActions() {
        if (actions.isEmpty() || draw(2) == 0) {
            String audit = audits.get(draw(audits.size())).id();
            actions.add(ledger.action("action " + actions.size(), audit, on(), on()));
            return;
        }
        Action action = actions.get(draw(actions.size()));
        switch (draw(4)) {
            case 0 -> action.completed(on());
            case 1 -> action.extended(on(), on());
            case 2 -> action.reopened(on());
            default -> action.cancelled(on());
        }
    }

    private void happenElsewhere(int choice) {
        switch (choice) {
            case 21 -> happenToEscalations();
            case 22 -> {
                switch (draw(3)) {
                    case 0 -> ledger.teamMentioned("T0" + draw(3));
                    case 1 -> ledger.team("T0" + draw(3), "Team " + draw(9), "Children's Social Care");
                    default -> ledger.teamRetired("T0" + draw(3), on());
                }
            }
            default -> {
                if (draw(2) == 0) {
                    ledger.framework(1 + draw(2), "2019-01-01", "Good", "Requires Improvement", "Inadequate");
                } else {
                    ledger.tell(new FrameworkDomainsAdded(Ledger.COUNCIL, 1, SEASON, List.of("Domain " + draw(3))));
                }
            }
        }
    }

    private void happenToEscalations() {
        if (escalations == 0 || draw(2) == 0) {
            ledger.tell(new EscalationRaised(
                    "escalation " + escalations++,
                    Ledger.COUNCIL,
                    null,
                    oneOf(EscalationSource.values()),
                    oneOf(EscalationCategory.values()),
                    LocalDate.parse(on()),
                    null));
            return;
        }
        String id = "escalation " + draw(escalations);
        if (draw(2) == 0) {
            ledger.tell(new StageAdvanced(id, LocalDate.parse(on()), 2 + draw(2), null));
        } else {
            ledger.tell(new EscalationResolved(id, LocalDate.parse(on()), null));
        }
    }
}

package org.caseledger.command.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.caseledger.events.correction.Correctable;
import org.caseledger.events.correction.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which audits there were, as a draw needs to know them: of whom, by whom and when; and who is in the register. An audit that was exempted or cancelled is forgotten.
 * Folded from the whole ledger, so that nothing need be remembered elsewhere.
 */
final class AuditsSoFar {

    /** One audit, with the auditors who have it now. */
    record Past(
            String authority,
            YearMonth round,
            @Nullable String childRef,
            @Nullable String practitioner,
            String auditor,
            @Nullable String secondAuditor,
            LocalDate allocatedOn) {

        Past with(AuditReassigned to) {
            return to.second() ? by(auditor, to.auditor()) : by(to.auditor(), secondAuditor);
        }

        Past with(Correctable what, @Nullable String right) {
            if (what == Correctable.PRACTITIONER) {
                return new Past(authority, round, childRef, right, auditor, secondAuditor, allocatedOn);
            }
            if (right == null) {
                return this;
            }
            return switch (what) {
                case ROUND -> at(YearMonth.parse(right), allocatedOn);
                case ALLOCATED_ON -> at(round, LocalDate.parse(right));
                case AUDITOR -> by(right, secondAuditor);
                case SECOND_AUDITOR -> by(auditor, right);
                default -> this; // of the other values a draw knows nothing
            };
        }

        private Past at(YearMonth month, LocalDate day) {
            return new Past(authority, month, childRef, practitioner, auditor, secondAuditor, day);
        }

        private Past by(String first, @Nullable String second) {
            return new Past(authority, round, childRef, practitioner, first, second, allocatedOn);
        }
    }

    private final Map<String, Past> audits = new HashMap<>();
    private final Map<String, Map<String, Optional<String>>> programmes = new HashMap<>();
    private final Map<String, SortedMap<String, AuditorRegistered>> people = new HashMap<>();

    /** Takes in the ledger's next event. */
    void apply(LedgerEvent event) {
        if (event instanceof AuditEvent ofAudit) {
            applyToAudit(ofAudit);
        } else if (event instanceof AuditorRegistered person) {
            people.computeIfAbsent(person.authority(), authority -> new TreeMap<>())
                    .put(person.person(), person);
        } else if (event instanceof TeamRetired team) {
            programmes.getOrDefault(team.authority(), new HashMap<>()).remove(team.team());
        } else if (event instanceof TeamRegistered team) {
            programmes
                    .computeIfAbsent(team.authority(), authority -> new HashMap<>())
                    .put(team.team(), Optional.ofNullable(team.programme()));
        }
    }

    private void applyToAudit(AuditEvent event) {
        if (event instanceof AuditAllocated e) {
            Past past = new Past(
                    e.authority(),
                    e.round(),
                    e.childRef(),
                    e.practitioner(),
                    e.auditor(),
                    e.secondAuditor(),
                    e.effectiveOn());
            audits.put(e.auditId(), past);
        } else if (event instanceof AuditReassigned e) {
            change(e, past -> past.with(e));
        } else if (event instanceof RecordCorrected e) {
            Field.named(e.field()).ifPresent(field -> change(e, past -> past.with(field.what(), e.to())));
        } else if (event instanceof AuditExempted || event instanceof AuditCancelled) {
            audits.remove(event.auditId());
        }
    }

    private void change(AuditEvent event, UnaryOperator<Past> change) {
        audits.computeIfPresent(event.auditId(), (id, past) -> change.apply(past));
    }

    /** A round's audits, in order of their ids. */
    List<String> idsOf(String authority, YearMonth round) {
        List<String> ids = new ArrayList<>();
        audits.forEach((id, past) -> {
            if (past.authority().equals(authority) && past.round().equals(round)) {
                ids.add(id);
            }
        });
        ids.sort(String::compareTo);
        return ids;
    }

    /** An authority's registered people, in order of their references. */
    Collection<AuditorRegistered> people(String authority) {
        return people.getOrDefault(authority, Collections.emptySortedMap()).values();
    }

    /** The registered teams of any of these programmes, and those of none; all where there is no programme. */
    List<String> teams(String authority, Collection<String> ofProgrammes) {
        List<String> teams = new ArrayList<>();
        programmes.getOrDefault(authority, Map.of()).forEach((team, programme) -> {
            if (ofProgrammes.isEmpty() || programme.map(ofProgrammes::contains).orElse(true)) {
                teams.add(team);
            }
        });
        return teams;
    }

    /** Who was audited and who audited, before and in a round. */
    History history(String authority, YearMonth round) {
        History history = new History();
        audits.values().stream()
                .filter(past -> past.authority().equals(authority))
                .forEach(past -> history.note(past, round));
        return history;
    }

    /** When children and practitioners were last audited, and who had how much to audit. */
    static final class History {
        private final Map<String, LocalDate> children = new HashMap<>();
        private final Map<String, LocalDate> practitioners = new HashMap<>();
        private final Map<String, YearMonth> previousRounds = new HashMap<>();
        private final Map<String, Integer> allocated = new HashMap<>();

        private void note(Past past, YearMonth round) {
            later(children, past.childRef(), past.allocatedOn());
            later(practitioners, past.practitioner(), past.allocatedOn());
            audited(past.auditor(), past.round(), round);
            audited(past.secondAuditor(), past.round(), round);
        }

        private static <T extends Comparable<? super T>> void later(
                Map<String, T> latest, @Nullable String name, T when) {
            if (name != null) {
                latest.merge(name, when, (one, other) -> one.compareTo(other) < 0 ? other : one);
            }
        }

        private void audited(@Nullable String person, YearMonth in, YearMonth round) {
            if (in.isBefore(round)) {
                later(previousRounds, person, in);
            } else if (in.equals(round) && person != null) {
                allocated.merge(person, 1, Integer::sum);
            }
        }

        @Nullable
        LocalDate childAuditedOn(String childRef) {
            return children.get(childRef);
        }

        @Nullable
        LocalDate practitionerAuditedOn(@Nullable String practitioner) {
            return practitioner == null ? null : practitioners.get(practitioner);
        }

        @Nullable
        YearMonth previousRound(String person) {
            return previousRounds.get(person);
        }

        int allocated(String person) {
            return Objects.requireNonNullElse(allocated.get(person), 0);
        }
    }
}

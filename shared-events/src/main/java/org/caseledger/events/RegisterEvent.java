package org.caseledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** An authority's rounds, teams and people, as opened, told or first mentioned. */
public sealed interface RegisterEvent extends LedgerEvent {

    /** The council, by its nine-character ONS code. */
    String authority();

    /** What can happen to one team. */
    sealed interface TeamEvent extends RegisterEvent {

        /** The team's code, unique within its authority. */
        String team();
    }

    /** What can happen to one person. */
    sealed interface PersonEvent extends RegisterEvent {

        /** The reference by which allocations name the person. */
        String person();
    }

    /** The round was opened, by hand or with its first allocation. */
    record RoundOpened(String authority, YearMonth round, LocalDate effectiveOn) implements RegisterEvent {}

    /**
     * No more submissions were waited for. Those that come all the same are accepted, and late.
     *
     * @param closing 1 for the first time
     */
    record RoundClosed(String authority, YearMonth round, int closing, LocalDate effectiveOn)
            implements RegisterEvent {}

    /** Submissions are waited for again. */
    record RoundReopened(String authority, YearMonth round, LocalDate effectiveOn) implements RegisterEvent {}

    /** A team that nobody registered was named by an allocation: unconfirmed. */
    record TeamMentioned(
            String authority,
            String team,
            @Nullable String area,
            @Nullable String programme,
            LocalDate effectiveOn) implements TeamEvent {}

    /** A team was registered. */
    record TeamRegistered(
            String authority,
            String team,
            @Nullable String name,
            @Nullable String area,
            @Nullable String programme,
            LocalDate effectiveOn)
            implements TeamEvent {}

    /** A team was dissolved: nothing is allocated to it from this day on, unless it is registered again. */
    record TeamRetired(String authority, String team, LocalDate effectiveOn) implements TeamEvent {}

    /** An auditor or moderator whom nobody registered was named: unconfirmed. */
    record PersonMentioned(String authority, String person, LocalDate effectiveOn) implements PersonEvent {}

    /**
     * A person was registered, or registered otherwise than before: the latest registration replaces those before it.
     *
     * @param auditor whether audits may be allocated to them
     * @param moderator whether they moderate
     * @param team where they work; absent where they belong to none
     * @param halfTime whether they take half as many audits
     * @param exemption the exemption that they hold; absent where they hold none
     */
    record AuditorRegistered(
            String authority,
            String person,
            boolean auditor,
            boolean moderator,
            @Nullable String team,
            boolean halfTime,
            @Nullable StandingExemption exemption,
            LocalDate effectiveOn)
            implements PersonEvent {}

    /**
     * An audit of this person's was excused at a director's discretion. It stands on the person's own stream, so that two
     * at once can't both be the last that a financial year allows.
     *
     * @param auditId the audit, which tells the ground and the day as they are by now
     */
    record DiscretionaryExemptionTaken(String authority, String person, String auditId, LocalDate effectiveOn)
            implements PersonEvent {}
}

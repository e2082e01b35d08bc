package org.caseledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** An authority's rounds, teams and people, as opened, told or first mentioned. */
public sealed interface RegisterEvent extends LedgerEvent {

    /** The council, by its nine-character ONS code. */
    String authority();

    /** The round's first audit was allocated. */
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
            LocalDate effectiveOn) implements RegisterEvent {}

    /** A team was registered. */
    record TeamRegistered(
            String authority,
            String team,
            @Nullable String name,
            @Nullable String area,
            @Nullable String programme,
            LocalDate effectiveOn)
            implements RegisterEvent {}

    /** An auditor or moderator whom nobody registered was named: unconfirmed. */
    record PersonMentioned(String authority, String person, LocalDate effectiveOn) implements RegisterEvent {}
}

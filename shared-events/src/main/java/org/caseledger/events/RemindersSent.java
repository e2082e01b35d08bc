package org.caseledger.events;

import java.time.LocalDate;

/**
 * A person's reminders of a day go out, once: this is appended before they are sent, so that neither a restart nor a second
 * process sends them again.
 *
 * @param person the auditor or owner who is reminded
 * @param effectiveOn the day of the reminders
 */
public record RemindersSent(String authority, String person, LocalDate effectiveOn) implements LedgerEvent {}

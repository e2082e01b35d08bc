package org.caseledger.events;

import java.time.LocalDate;

/** A fact of the service, in the past tense. Its recorded time, position and actor stand in the envelope. */
public sealed interface LedgerEvent
        permits AuditEvent,
                ActionEvent,
                EscalationEvent,
                FrameworkEvent,
                RegisterEvent,
                ReportEvent,
                SampleEvent,
                RemindersSent,
                SubjectEvent,
                DeadLetterDiscarded,
                CommandAnswered {

    /** The day on which this happened in the service; never after the day of its recording, but for a framework. */
    LocalDate effectiveOn();
}

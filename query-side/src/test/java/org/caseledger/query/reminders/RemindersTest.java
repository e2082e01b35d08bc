package org.caseledger.query.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.reminders.Reminder.Kind;
import org.caseledger.query.reminders.Reminder.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemindersTest {

    private final Ledger ledger = new Ledger();

    private List<Reminder> on(String day, @Nullable String authority, @Nullable String person) {
        return Reminders.on(LocalDate.parse(day), ledger.facts().known(Long.MAX_VALUE), authority, person);
    }

    private List<String> on(String day) {
        return on(day, null, null).stream()
                .map(reminder -> reminder.person() + " " + reminder.id() + " " + reminder.state())
                .toList();
    }

    @Test
    void an_audit_is_due_then_late_then_overdue_until_it_comes_back() {
        ledger.audit("a")
                .tell(new AuditNotReturned("a", LocalDate.parse("2019-09-02"), 1))
                .submitted("2019-09-05", "Good");

        assertThat(on("2019-08-13")).isEmpty();
        assertThat(on("2019-08-14")).containsExactly("auditor.one a DUE");
        assertThat(on("2019-08-28")).containsExactly("auditor.one a DUE");
        assertThat(on("2019-08-29")).containsExactly("auditor.one a LATE");
        assertThat(on("2019-09-02")).containsExactly("auditor.one a OVERDUE");
        assertThat(on("2019-09-05")).isEmpty();
    }

    @Test
    void an_action_is_due_and_then_overdue_by_the_day_in_force() {
        ledger.audit("a").submitted("2019-08-10", "Good");
        ledger.action("x", "a", "2019-08-11", "2019-08-30", "manager.one")
                .extended("2019-08-29", "2019-09-20")
                .completed("2019-09-25");

        assertThat(on("2019-08-16")).containsExactly("manager.one x DUE");
        assertThat(on("2019-08-29")).as("extended").isEmpty();
        assertThat(on("2019-09-24")).containsExactly("manager.one x OVERDUE");
        assertThat(on("2019-09-24", null, null))
                .containsExactly(new Reminder(
                        Ledger.COUNCIL,
                        "manager.one",
                        Kind.ACTION,
                        "x",
                        "a",
                        State.OVERDUE,
                        LocalDate.parse("2019-09-20"),
                        4L));
        assertThat(on("2019-09-25")).isEmpty();
    }

    @Test
    void nobody_is_reminded_of_what_was_excused_or_called_off_or_belongs_to_nobody() {
        ledger.audit("excused").exempted("2019-08-20");
        ledger.audit("off").cancelled("2019-08-20");
        ledger.action("nobody's", "excused", "2019-08-11", "2019-08-30");

        assertThat(on("2019-08-21")).isEmpty();
    }

    @Test
    void an_action_outlives_the_audit_that_was_called_off() {
        ledger.audit("off").submitted("2019-08-10", "Good").cancelled("2019-08-20");
        ledger.action("x", "off", "2019-08-11", "2019-08-30", "manager.one");

        assertThat(on("2019-08-21")).containsExactly("manager.one x DUE");
    }

    @Test
    void each_council_and_person_has_their_own() {
        ledger.audit("here", as -> as.looped());
        ledger.audit("there", as -> as.of("E10000002"));

        assertThat(on("2019-08-20", "E10000002", null)).extracting(Reminder::id).containsExactly("there");
        assertThat(on("2019-08-20", null, "auditor.two"))
                .extracting(Reminder::id)
                .containsExactly("here");
        assertThat(on("2019-08-20"))
                .containsExactly("auditor.one here DUE", "auditor.two here DUE", "auditor.one there DUE");
    }
}

package org.caseledger.query.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.query.followup.FollowUp.Row;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class FollowUpTest {

    private final Ledger ledger = new Ledger();

    private List<Row> rows(ViewQuery query) {
        return new FollowUp().rows(ledger.facts(), query);
    }

    /** What is on a list on a day, as "person: id, id". */
    private List<String> on(FollowUpList list, String asAt) {
        return on(list, Ask.asAt(asAt));
    }

    private List<String> on(FollowUpList list, ViewQuery query) {
        return rows(query).stream()
                .filter(row -> row.list().equals(list.listName()))
                .map(row -> row.person() + ": "
                        + String.join(", ", row.items().stream().map(Item::id).toList()))
                .toList();
    }

    private Item only(FollowUpList list, String asAt) {
        List<Item> items = rows(Ask.asAt(asAt)).stream()
                .filter(row -> row.list().equals(list.listName()))
                .flatMap(row -> row.items().stream())
                .toList();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @Test
    void an_audit_at_the_lowest_grade_awaits_a_re_audit() {
        ledger.audit("a").submitted("2019-08-10", "Good").moderated("2019-08-20", "Good", "Inadequate");
        Audit reAudit = ledger.audit("b", as -> as.following("a").round("2019-10"));

        assertThat(on(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, "2019-08-19")).isEmpty();
        assertThat(on(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, "2019-08-20")).containsExactly("auditor.one: a");
        assertThat(only(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, "2019-08-20").on())
                .isEqualTo(day("2019-08-20"));
        assertThat(on(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, "2019-10-01")).isEmpty();
        assertThat(on(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, Ask.window("2019-08", "2019-08", Ask.asAt("2019-10-01"))))
                .as("whatever round it is in")
                .isEmpty();

        reAudit.cancelled("2019-10-05");

        assertThat(on(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, "2019-10-05")).containsExactly("auditor.one: a");
    }

    @Test
    void an_audit_is_not_returned_once_its_due_day_has_passed_or_its_round_is_closed() {
        ledger.audit("a");
        ledger.audit("closed", as -> as.due("2019-09-30")).tell(new AuditNotReturned("closed", day("2019-09-02"), 1));
        ledger.audit("excused").exempted("2019-08-20");

        assertThat(on(FollowUpList.NOT_RETURNED, "2019-08-28")).isEmpty();
        assertThat(on(FollowUpList.NOT_RETURNED, "2019-08-29")).containsExactly("auditor.one: a");
        assertThat(only(FollowUpList.NOT_RETURNED, "2019-08-29").daysOverdue()).isEqualTo(1);
        assertThat(on(FollowUpList.NOT_RETURNED, "2019-09-02")).containsExactly("auditor.one: a, closed");
    }

    @Test
    void of_a_looped_audit_those_are_named_who_have_not_handed_in() {
        ledger.audit("a", as -> as.looped()).submitted("2019-08-10", "Good");

        assertThat(on(FollowUpList.NOT_RETURNED, "2019-08-29")).containsExactly("auditor.two: a");
    }

    @Test
    void a_late_return_stays_on_the_list_of_who_was_late() {
        ledger.audit("a").submitted("2019-08-31", "Good");
        ledger.audit("b", as -> as.looped()).submitted("2019-08-10", "Good").secondSubmitted("2019-08-30", "Good");

        assertThat(on(FollowUpList.LATE, "2019-09-30")).containsExactly("auditor.one: a", "auditor.two: b");
        assertThat(rows(Ask.asAt("2019-09-30")).getFirst().items().getFirst().daysOverdue())
                .isEqualTo(3);
    }

    @Test
    void an_exempted_audit_is_listed_from_its_day() {
        ledger.audit("a").exempted("2019-08-20");

        assertThat(on(FollowUpList.EXEMPTED, "2019-08-19")).isEmpty();
        assertThat(on(FollowUpList.EXEMPTED, "2019-08-20")).containsExactly("auditor.one: a");
    }

    @Test
    void what_is_in_is_to_be_uploaded_and_again_when_it_is_given_anew() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .uploaded("2019-08-12")
                .rejected("2019-08-14")
                .submitted("2019-08-16", "Good");

        assertThat(Stream.of("2019-08-09", "2019-08-10", "2019-08-12", "2019-08-14", "2019-08-16")
                        .map(asAt -> on(FollowUpList.NOT_UPLOADED, asAt).size()))
                .containsExactly(0, 1, 0, 0, 1);
    }

    @Test
    void actions_are_due_for_two_weeks_and_overdue_from_the_day_after() {
        ledger.audit("a");
        ledger.action("x", "a", "2019-08-05", "2019-08-20", "manager.one");
        ledger.action("y", "a", "2019-08-05", "2019-08-21").extended("2019-08-10", "2019-09-30");
        ledger.action("z", "a", "2019-08-05", "2019-08-20", "manager.one").completed("2019-08-07");

        assertThat(on(FollowUpList.ACTIONS_DUE, "2019-08-05"))
                .as("15 days ahead")
                .isEmpty();
        assertThat(on(FollowUpList.ACTIONS_DUE, "2019-08-06")).containsExactly("manager.one: x, z");
        assertThat(on(FollowUpList.ACTIONS_DUE, "2019-08-20")).containsExactly("manager.one: x");
        assertThat(on(FollowUpList.ACTIONS_OVERDUE, "2019-08-21")).containsExactly("manager.one: x");
        assertThat(on(FollowUpList.ACTIONS_DUE, "2019-09-16"))
                .as("extended, nobody's")
                .containsExactly(": y");
        assertThat(only(FollowUpList.ACTIONS_OVERDUE, "2019-08-25").daysOverdue())
                .isEqualTo(5);
    }

    @Test
    void the_window_looks_at_the_month_in_which_an_action_was_raised() {
        ledger.audit("a");
        ledger.action("x", "a", "2019-08-05", "2019-08-20", "manager.one");

        assertThat(on(FollowUpList.ACTIONS_OVERDUE, Ask.window("2019-09", null, Ask.asAt("2019-09-30"))))
                .isEmpty();
    }

    @Test
    void an_audit_at_risk_awaits_its_follow_up() {
        ledger.audit("a").submittedAtRisk("2019-08-10", "Requires Improvement").followedUp("2019-08-20");

        assertThat(on(FollowUpList.AT_RISK_WITHOUT_FOLLOW_UP, "2019-08-19")).containsExactly("auditor.one: a");
        assertThat(on(FollowUpList.AT_RISK_WITHOUT_FOLLOW_UP, "2019-08-20")).isEmpty();
    }

    @Test
    void a_practitioner_is_seen_every_six_months() {
        ledger.audit("a", as -> as.practitioner("P-1").round("2019-02")).submitted("2019-02-28", "Good");
        ledger.audit("b", as -> as.practitioner("P-2").round("2019-02"));

        assertThat(on(FollowUpList.PRACTITIONERS_NOT_AUDITED, "2019-08-27")).containsExactly("P-2: P-2");
        assertThat(on(FollowUpList.PRACTITIONERS_NOT_AUDITED, "2019-08-28")).containsExactly("P-1: P-1", "P-2: P-2");
    }

    @Test
    void the_filters_say_who_is_listed_and_the_window_does_not_hide_that_they_were_seen() {
        ledger.audit("a", as -> as.practitioner("P-1").round("2019-07")).submitted("2019-07-20", "Good");
        ledger.audit("b", as -> as.practitioner("P-1").programme("Early Help"));
        ledger.audit("c", as -> as.practitioner("P-2"));
        ViewQuery asked = Ask.window("2019-08", null, Ask.asAt("2019-08-31"));

        assertThat(on(FollowUpList.PRACTITIONERS_NOT_AUDITED, Ask.of(programme("Early Help"), asked)))
                .isEmpty();
        assertThat(on(FollowUpList.PRACTITIONERS_NOT_AUDITED, Ask.of(programme("Children's Social Care"), asked)))
                .containsExactly("P-2: P-2");
    }

    private static Filters programme(String name) {
        return new Filters(null, name, null, null, null, null);
    }

    @Test
    void what_was_graded_before_a_looped_audit_was_sent_back_tells_a_new_auditor_nothing() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", "Inadequate")
                .secondSubmitted("2019-08-12", "Inadequate");

        assertThat(on(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, "2019-08-12")).containsExactly("auditor.one: a");

        ledger.again("a")
                .rejected("2019-08-14")
                .tell(new AuditReassigned("a", day("2019-08-15"), "auditor.three", true, null));

        assertThat(on(FollowUpList.LOWEST_WITHOUT_RE_AUDIT, "2019-08-12")).isEmpty();
    }

    @Test
    void whoever_has_the_audit_on_the_day_is_named() {
        ledger.audit("a").tell(new AuditReassigned("a", day("2019-09-01"), "auditor.three", false, null));

        assertThat(on(FollowUpList.NOT_RETURNED, "2019-08-31")).containsExactly("auditor.one: a");
        assertThat(on(FollowUpList.NOT_RETURNED, "2019-09-01")).containsExactly("auditor.three: a");
    }

    @Test
    void lists_come_in_their_order_then_people_then_days() {
        ledger.audit("late").submitted("2019-08-30", "Good");
        ledger.audit("later", as -> as.due("2019-08-20"));
        ledger.audit("a");
        ledger.action("x", "a", "2019-08-05", "2019-08-20", "b.manager");
        ledger.action("y", "a", "2019-08-05", "2019-08-19", "a.manager");

        assertThat(rows(Ask.asAt("2019-08-31")).stream().map(row -> row.list() + " " + row.person()))
                .containsExactly(
                        "not-returned auditor.one",
                        "late auditor.one",
                        "not-uploaded auditor.one",
                        "actions-overdue a.manager",
                        "actions-overdue b.manager");
        assertThat(on(FollowUpList.NOT_RETURNED, "2019-08-31")).containsExactly("auditor.one: later, a");
    }

    @Test
    void a_reference_names_another_person_in_each_authority_whose_lists_follow_one_another() {
        ledger.audit("b", as -> as.of("E06000002").due("2019-08-19"));
        ledger.audit("a", as -> as.of("E06000001").due("2019-08-20"));

        assertThat(on(FollowUpList.NOT_RETURNED, "2019-08-31")).containsExactly("auditor.one: a, b");
    }
}

package org.caseledger.query.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.caseledger.query.actiontimeliness.ActionTimeliness;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;

/**
 * The lists of what must still be seen to, by person: the auditor of an audit, the owner of an action, the practitioner.
 * Its rows list things instead of counting them, and so have no lineage.
 */
public final class FollowUp implements View {

    /** How many days ahead an action counts as due: the last of them is this many days after the query's day. */
    public static final int DAYS_AHEAD = 14;

    /** After how many months without a completed audit a practitioner is listed. */
    public static final int MONTHS_UNSEEN = 6;

    /**
     * What one person has on one list.
     *
     * @param list see {@link FollowUpList}
     * @param person empty for actions that nobody owns
     * @param items by authority, then day, then id
     */
    public record Row(String list, String person, int count, List<Item> items) {}

    @Override
    public String name() {
        return "follow-up";
    }

    @Override
    public boolean grouped() {
        return false;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    /**
     * Each authority by itself, since a reference names another person in each; on all processors, since this is the view
     * that has the most to make: an item of nearly every audit.
     */
    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        String asked = query.filters().authority();
        Set<String> authorities = asked == null ? facts.authorities() : Set.of(asked);
        Lists lists = new Lists();
        authorities.parallelStream()
                .map(authority -> lists(facts, query.in(authority), authority))
                .forEachOrdered(lists::append);
        return lists.rows();
    }

    private static Lists lists(Facts facts, ViewQuery query, String authority) {
        Selection selection = new Selection(facts, query);
        Lists lists = new Lists();
        addAudits(selection, query, lists);
        ActionTimeliness.wanted(selection.known(), query, followed -> {
            if (followed.action().open() && query.inWindow(followed.raisedIn())) {
                add(followed.action(), authority, query.asAt(), lists);
            }
        });
        return lists;
    }

    /** One pass over every audit: the re-audit that follows one, or that a practitioner was seen, may lie outside the query. */
    private static void addAudits(Selection selection, ViewQuery query, Lists lists) {
        AuditLists audits = new AuditLists(selection, query, lists);
        Practitioners practitioners = new Practitioners(query);
        selection.auditsOfAnyRound(audit -> {
            audits.note(audit);
            practitioners.note(audit);
            if (selection.holds(audit)) {
                audits.add(audit);
            }
        });
        audits.finish();
        practitioners.addTo(lists);
    }

    private static void add(ActionAt open, String authority, LocalDate asAt, Lists lists) {
        if (open.dueOn().isAfter(asAt.plusDays(DAYS_AHEAD))) {
            return;
        }
        lists.add(
                open.dueOn().isBefore(asAt) ? FollowUpList.ACTIONS_OVERDUE : FollowUpList.ACTIONS_DUE,
                open.raised().owner(),
                Item.of(open, authority, asAt));
    }
}

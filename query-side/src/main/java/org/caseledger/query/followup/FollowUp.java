package org.caseledger.query.followup;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.query.actiontimeliness.ActionTimeliness;
import org.caseledger.query.actiontimeliness.ActionTimeliness.Followed;
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
     * @param items by day, then id
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

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Lists lists = new Lists();
        selection.audits(new AuditLists(selection, query, lists)::add);
        for (Followed followed : ActionTimeliness.wanted(selection.known(), query)) {
            if (query.inWindow(followed.raisedIn())) {
                add(followed, query.asAt(), lists);
            }
        }
        Practitioners.add(selection, query, lists);
        return lists.rows();
    }

    private static void add(Followed followed, LocalDate asAt, Lists lists) {
        ActionAt action = followed.action();
        if (!action.open() || action.dueOn().isAfter(asAt.plusDays(DAYS_AHEAD))) {
            return;
        }
        AuditAllocated audit = followed.audit();
        lists.add(
                action.dueOn().isBefore(asAt) ? FollowUpList.ACTIONS_OVERDUE : FollowUpList.ACTIONS_DUE,
                action.raised().owner(),
                Item.of(action, audit == null ? null : audit.authority(), asAt));
    }
}

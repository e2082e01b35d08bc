package org.caseledger.command.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.caseledger.command.Ids;
import org.caseledger.command.framework.FrameworkRules;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.TeamMentioned;

/**
 * What an authority's first allocation brings with it: the usual framework, the round, its team and its people. They are
 * appended in the command's own transaction, so that a refused allocation leaves no trace.
 */
public final class FirstMentions {

    /** Streams known to exist. A stream never goes, so this is never stale, only incomplete. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private final EventStore store;

    public FirstMentions(EventStore store) {
        this.store = store;
    }

    /**
     * Appends what an allocation mentions for the first time, within the current unit of work. Two commands that mention
     * the same thing at once conflict, and the loser is sent again.
     *
     * @return how many events that were
     */
    public int appendFor(AuditAllocated allocated) {
        String authority = allocated.authority();
        LocalDate on = allocated.effectiveOn();
        List<Mention> mentions = new ArrayList<>();
        mentions.add(new Mention("framework", Ids.framework(authority), FrameworkRules.adoptUsual(authority, on)));
        mentions.add(new Mention(
                "round", Ids.round(authority, allocated.round()), new RoundOpened(authority, allocated.round(), on)));
        String team = allocated.team();
        if (team != null) {
            mentions.add(new Mention(
                    "team",
                    Ids.team(authority, team),
                    new TeamMentioned(authority, team, allocated.area(), allocated.programme(), on)));
        }
        mentions.add(person(authority, allocated.auditor(), on));
        String second = allocated.secondAuditor();
        if (second != null) {
            mentions.add(person(authority, second, on));
        }
        return append(mentions);
    }

    /** Appends the first mention of a person. */
    public int appendFor(String authority, String person, LocalDate on) {
        return append(List.of(person(authority, person, on)));
    }

    private int append(List<Mention> mentions) {
        int appended = 0;
        for (Mention mention : mentions) {
            if (!known.contains(mention.stream())) {
                if (store.lastSequenceNumberFor(mention.stream()).isEmpty()) {
                    store.publish(
                            new GenericDomainEventMessage<>(mention.type(), mention.stream(), 0, mention.event()));
                    appended++;
                }
                CurrentUnitOfWork.get().afterCommit(committed -> known.add(mention.stream()));
            }
        }
        return appended;
    }

    private static Mention person(String authority, String person, LocalDate on) {
        return new Mention("person", Ids.person(authority, person), new PersonMentioned(authority, person, on));
    }

    private record Mention(String type, String stream, LedgerEvent event) {}
}

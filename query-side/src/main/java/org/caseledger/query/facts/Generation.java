package org.caseledger.query.facts;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SubjectEvent;

/** What one fold of the ledger has made so far. A rebuild makes another, which takes its place as a whole. */
final class Generation {

    final ConcurrentNavigableMap<String, AuthorityFacts> authorities = new ConcurrentSkipListMap<>();
    final ConcurrentHashMap<String, Latest<AuditFacts>> audits = new ConcurrentHashMap<>();
    final ConcurrentHashMap<String, Latest<ActionFacts>> actions = new ConcurrentHashMap<>();
    final ConcurrentHashMap<String, Growing<Latest<ActionFacts>>> actionsByAudit = new ConcurrentHashMap<>();
    final Growing<Latest<ActionFacts>> allActions = new Growing<>();
    final ConcurrentHashMap<String, Latest<EscalationFacts>> escalations = new ConcurrentHashMap<>();
    final ConcurrentNavigableMap<String, Change<ReportEvent>> reports = new ConcurrentSkipListMap<>();
    final ConcurrentNavigableMap<String, Growing<Change<SubjectEvent>>> subjects = new ConcurrentSkipListMap<>();
    final RecordedSteps steps = new RecordedSteps();
    final Sharing sharing = new Sharing();
    final Growing<Change<DeadLetterDiscarded>> discards = new Growing<>();
    final Set<Long> leftOut = ConcurrentHashMap.newKeySet();
    final DeadLetters deadLetters = new DeadLetters();
    volatile long position = -1;
}

package org.caseledger.ledger;

import java.util.HashSet;
import java.util.Set;
import org.caseledger.command.subject.Forgetting;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.events.stored.EventJson;
import org.caseledger.events.stored.EventTypes;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.keys.SubjectKeyStore;

/**
 * Makes the key store follow the ledger: what the ledger says was erased has no key. A process that ended between the event
 * and the destruction, and keys that came back from a backup, are put right here before anybody reads a text.
 */
public final class Erasures implements Forgetting {

    private static final String STREAM = "subject:";

    private final SubjectKeyStore keys;

    Erasures(SubjectKeyStore keys) {
        this.keys = keys;
    }

    /**
     * Destroys the key of every subject that the ledger erased.
     *
     * @return how many subjects are erased
     */
    int applyAll(LedgerEngine ledger) {
        Set<String> erased = subjects(ledger);
        erased.forEach(this::forget);
        return erased.size();
    }

    /** Every subject that the ledger erased. */
    public static Set<String> subjects(LedgerEngine ledger) {
        Set<String> erased = new HashSet<>();
        for (String stream : ledger.aggregatesBeginningWith(STREAM)) {
            for (StoredEvent event : ledger.readStored(stream)) {
                if (event.type().equals(EventTypes.nameOf(SubjectErased.class))) {
                    erased.add(
                            EventJson.read(event.payload(), SubjectErased.class).subject());
                }
            }
        }
        return erased;
    }

    @Override
    public void forget(String subject) {
        keys.destroy(subject);
    }
}

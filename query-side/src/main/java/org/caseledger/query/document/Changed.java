package org.caseledger.query.document;

import java.util.Locale;
import java.util.stream.Stream;
import org.caseledger.query.facts.Facts;

/** The name of a document that may read otherwise than before. */
record Changed(Kind kind, String id) {

    /** Which collection it stands in. */
    enum Kind {
        AUDITS,
        ACTIONS,
        ESCALATIONS;

        String collection() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Every document that facts tell of. */
    static Stream<Changed> all(Facts facts) {
        return Stream.of(
                        facts.auditIds().stream().map(id -> new Changed(Kind.AUDITS, id)),
                        facts.actionIds().stream().map(id -> new Changed(Kind.ACTIONS, id)),
                        facts.escalationIds().stream().map(id -> new Changed(Kind.ESCALATIONS, id)))
                .flatMap(each -> each);
    }

    /** From 0 on: the same on every node and for ever, since the language says how a string is hashed. */
    int segment() {
        return Math.floorMod(id.hashCode(), Documents.SEGMENTS);
    }
}

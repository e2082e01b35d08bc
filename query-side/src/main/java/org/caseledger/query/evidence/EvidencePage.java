package org.caseledger.query.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.caseledger.query.log.Leaves.Leaf;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.query.lookup.AuditHistory;
import org.caseledger.query.page.Timeline;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The page in an evidence file: the history for people, and in plain English what is proven and what is not. */
public final class EvidencePage {

    /** One aggregate of which the file holds the events. */
    record Held(String id, int events) {}

    private final ITemplateEngine templates;

    public EvidencePage(ITemplateEngine templates) {
        this.templates = templates;
    }

    String of(
            AuditHistory history,
            SortedMap<String, List<Leaf>> streams,
            int erasures,
            SignedCheckpoint checkpoint,
            TransparencyLog log) {
        List<Held> held = streams.entrySet().stream()
                .map(stream -> new Held(stream.getKey(), stream.getValue().size()))
                .toList();
        return templates.process(
                "caseledger/evidence",
                new Context(
                        Locale.UK,
                        Map.of(
                                "id", history.auditId(),
                                "entries", Timeline.of(history),
                                "held", held,
                                "erasures", erasures,
                                "size", checkpoint.size(),
                                "checkpoint", checkpoint.note(),
                                "key", log.verifierKey())));
    }
}

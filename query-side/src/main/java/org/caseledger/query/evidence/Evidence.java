package org.caseledger.query.evidence;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.events.TextSeal.Opened;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.Leaves.Leaf;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.problem.Problems;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Makes evidence files. */
public final class Evidence {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Facts facts;
    private final Lookups lookups;
    private final Leaves leaves;
    private final TransparencyLog log;
    private final EvidencePage page;
    private final LeafTexts texts;
    private final Function<SealedText, Optional<Opened>> seal;
    private final JsonMapper json;

    public Evidence(
            Facts facts,
            Lookups lookups,
            Leaves leaves,
            TransparencyLog log,
            EvidencePage page,
            Function<SealedText, Optional<Opened>> seal,
            JsonMapper json) {
        this.facts = facts;
        this.lookups = lookups;
        this.leaves = leaves;
        this.log = log;
        this.page = page;
        this.texts = new LeafTexts(json);
        this.seal = seal;
        this.json = json;
    }

    /**
     * Waits until the log has signed all that the facts hold.
     *
     * @return nothing where that takes too long
     */
    Mono<SignedCheckpoint> signed() {
        long wanted = facts.position() + 1;
        return Mono.fromCallable(() -> log.latest().filter(checkpoint -> checkpoint.size() >= wanted))
                .flatMap(Mono::justOrEmpty)
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN_LOOKS))
                .timeout(PATIENCE, Mono.empty());
    }

    /**
     * The evidence of an audit, up to a checkpoint.
     *
     * @throws org.springframework.web.ErrorResponseException 404 for an unknown audit, 403 for a reader who must still grade
     *     one of its audits blind
     */
    byte[] of(String auditId, String reader, SignedCheckpoint checkpoint) {
        Known known = facts.known(checkpoint.size() - 1);
        AuditFacts audit = known.audit(auditId);
        if (audit == null) {
            throw Problems.unknown("unknown-audit", "The ledger knows no such audit.");
        }
        Related related = new Related(known);
        List<AuditFacts> chain = related.audits(audit);
        chain.forEach(each -> lookups.refuseBlind(each.id(), reader));
        SortedMap<String, List<Leaf>> streams = new TreeMap<>();
        related.aggregates(chain).forEach(id -> streams.put(id, signed(id, checkpoint)));
        List<SealedText> sealed = texts.in(inOrder(streams.values()));
        List<Leaf> erasures = erasures(sealed, known);
        return EvidenceFile.of(
                auditId,
                streams,
                erasures,
                checkpoint,
                log,
                json.writeValueAsBytes(sealed.stream()
                        .flatMap(text -> seal.apply(text).stream())
                        .toList()),
                page.of(
                        lookups.history(auditId, reader, checkpoint.size() - 1, null),
                        streams,
                        erasures.size(),
                        checkpoint,
                        log));
    }

    /**
     * Why texts stay closed: the erasure of each person whose they were, and nothing else of that person's record, since
     * legal holds are not for everybody who reads an audit.
     */
    private List<Leaf> erasures(List<SealedText> sealed, Known known) {
        return sealed.stream()
                .map(SealedText::subject)
                .distinct()
                .flatMap(subject -> known.decisions(subject).stream())
                .filter(decision -> decision.event() instanceof SubjectErased)
                .map(erasure -> leaf("subject:" + erasure.event().subject(), erasure.recorded()))
                .toList();
    }

    private Leaf leaf(String aggregateId, Recorded recorded) {
        return leaves.of(aggregateId).stream()
                .filter(leaf -> leaf.position() == recorded.position())
                .findFirst()
                .orElseThrow();
    }

    private List<Leaf> signed(String aggregateId, SignedCheckpoint checkpoint) {
        return leaves.of(aggregateId).stream()
                .filter(leaf -> leaf.position() < checkpoint.size())
                .toList();
    }

    private static List<Leaf> inOrder(Collection<List<Leaf>> streams) {
        return streams.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Leaf::position))
                .toList();
    }
}

package org.caseledger.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.caseledger.command.Context;
import org.caseledger.command.Ids;
import org.caseledger.command.Metadata;
import org.caseledger.command.action.Action;
import org.caseledger.command.action.ActionCommand;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.action.ActionRules;
import org.caseledger.command.audit.Allocation;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.audit.AuditCommand;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.audit.AuditRules;
import org.caseledger.command.framework.FrameworkRules;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.Framework;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ledger of many councils fast: the events that the product's own rules decide, appended hundreds at a time. All
 * texts are sealed under one key, which nobody keeps.
 */
final class Telling {

    private static final int BATCH = 500;
    private static final Framework FRAMEWORK = Framework.theUsual();
    private static final LocalDate TODAY = Councils.LAST_ROUND.plusYears(1).atEndOfMonth();

    private final LedgerEngine engine;
    private final TextSeal seal;
    private final List<DomainEventMessage<?>> batch = new ArrayList<>(BATCH);
    private final Set<String> mentioned = new HashSet<>();
    private final Map<String, Long> sequences = new HashMap<>();

    private Telling(LedgerEngine engine) {
        this.engine = engine;
        byte[] key = new byte[32];
        SecureRandom random = new SecureRandom();
        random.nextBytes(key);
        this.seal = new TextSeal(new OneKey(key), random);
    }

    /** Writes the year of some councils, and stops early where that many events are enough; gives how many there are. */
    static long write(Path data, int councils, long enough) {
        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer())) {
            Telling telling = new Telling(engine);
            Councils all = new Councils("a");
            for (int number = 0; number < Councils.AUDITS_A_YEAR && engine.headPosition() + 1 < enough; number++) {
                for (int council = 0; council < councils; council++) {
                    telling.tell(all.audit(council, number));
                }
            }
            telling.flush();
            return engine.headPosition() + 1;
        }
    }

    private void tell(List<Step> steps) {
        @Nullable Audit audit = null;
        @Nullable Action action = null;
        for (Step step : steps) {
            Context context = new Context(step.actor(), TODAY, false, account -> false, seal);
            switch (step.command()) {
                case AllocateAudit allocate -> {
                    AuditAllocated event = Allocation.decide(allocate, null, 1, context);
                    mentions(event, step);
                    audit = tell(audit, List.of(event), step);
                }
                case AuditCommand command ->
                    audit = tell(audit, AuditRules.decide(known(audit), FRAMEWORK, command, context), step);
                case RaiseAction raise -> action = tell(action, ActionRules.raise(raise, known(audit), context), step);
                case ActionCommand command ->
                    action = tell(action, ActionRules.decide(known(action), command, context), step);
                default ->
                    throw new IllegalArgumentException(
                            "no rules for " + step.command().getClass());
            }
        }
        sequences.clear();
    }

    private static <T> T known(@Nullable T state) {
        if (state == null) {
            throw new IllegalStateException("a script begins with what it is about");
        }
        return state;
    }

    private Audit tell(@Nullable Audit audit, List<AuditEvent> events, Step step) {
        Audit next = audit;
        for (AuditEvent event : events) {
            add("audit", Ids.audit(event.auditId()), event, step);
            next = Audit.evolve(next, event);
        }
        return known(next);
    }

    private Action tell(@Nullable Action action, ActionEvent event, Step step) {
        add("action", Ids.action(event.actionId()), event, step);
        return Action.evolve(action, event);
    }

    private void mentions(AuditAllocated event, Step step) {
        String authority = event.authority();
        YearMonth round = event.round();
        LocalDate on = event.effectiveOn();
        String team = String.valueOf(event.team());
        mention("framework", Ids.framework(authority), FrameworkRules.adoptUsual(authority, on), step);
        mention("round", Ids.round(authority, round), new RoundOpened(authority, round, on), step);
        mention(
                "team",
                Ids.team(authority, team),
                new TeamMentioned(authority, team, event.area(), event.programme(), on),
                step);
        mention(
                "person",
                Ids.person(authority, event.auditor()),
                new PersonMentioned(authority, event.auditor(), on),
                step);
    }

    private void mention(String type, String stream, LedgerEvent event, Step step) {
        if (mentioned.add(stream)) {
            add(type, stream, event, step);
        }
    }

    private void add(String type, String stream, LedgerEvent event, Step step) {
        long sequence = sequences.merge(stream, 0L, (before, none) -> before + 1);
        batch.add(new GenericDomainEventMessage<>(type, stream, sequence, event, Metadata.of(step.actor())));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        engine.appendEvents(batch);
        batch.clear();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record OneKey(byte[] key) implements SubjectKeys {
        @Override
        public byte[] keyFor(String subject) {
            return key;
        }

        @Override
        public Optional<byte[]> find(String subject) {
            return Optional.of(key);
        }

        @Override
        public boolean isDestroyed(String subject) {
            return false;
        }
    }
}

package org.caseledger.command;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.caseledger.command.action.Action;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.audit.ExemptionsTaken;
import org.caseledger.command.escalation.Escalation;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.command.framework.Frameworks.InForce;
import org.caseledger.command.register.FirstMentions;
import org.caseledger.command.register.Person;
import org.caseledger.command.register.Team;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.Framework;
import org.caseledger.events.RegisterEvent.PersonEvent;
import org.caseledger.events.RegisterEvent.TeamEvent;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.jspecify.annotations.Nullable;

/** What surrounds a scenario: Sunday 15 September 2019, the usual framework, three accounts, and audits known by then. */
public final class World implements Records {

    public static final String AUTHORITY = "E10000013";
    public static final LocalDate TODAY = LocalDate.of(2019, 9, 15);
    public static final Set<String> ACCOUNTS = Set.of("auditor.one", "auditor.two", "moderator.one", "qa.lead");

    /** Seals one text always alike, so that events can be compared. */
    public static final TextSeal SEAL = new TextSeal(new OneKey(), new NoRandom());

    private final Map<String, Versioned<Audit>> audits = new HashMap<>();
    private final Map<String, Team> teams = new HashMap<>();
    private final Map<String, Versioned<Person>> people = new HashMap<>();
    private final Map<String, SamplingMethod> sampled = new HashMap<>();
    private final Frameworks frameworks =
            new Frameworks(List.of(new InForce(1, LocalDate.of(2019, 1, 1), Framework.theUsual())));

    /** A day of August 2019. */
    public static LocalDate aug(int day) {
        return LocalDate.of(2019, 8, day);
    }

    /** A day of September 2019. */
    public static LocalDate sep(int day) {
        return LocalDate.of(2019, 9, day);
    }

    /** A text about the child of the audits of these scenarios, as it stands in an event. */
    public static SealedText sealed(String text) {
        return SEAL.seal("child:" + AUTHORITY + ":C-17", text);
    }

    /** Lets the ledger hold another audit. */
    public void knows(AuditEvent... events) {
        @Nullable Audit audit = null;
        for (AuditEvent event : events) {
            audit = Audit.evolve(audit, event);
        }
        if (audit != null) {
            audits.put(audit.allocated().auditId(), new Versioned<>(audit, events.length - 1));
        }
    }

    /** Lets the ledger hold what happened to a team. */
    public void knows(TeamEvent event) {
        teams.put(event.team(), Team.evolve(teams.get(event.team()), event));
    }

    /** Lets the ledger hold what happened to a person. */
    public void knows(PersonEvent event) {
        Versioned<Person> before = people.get(event.person());
        people.put(
                event.person(),
                new Versioned<>(
                        Person.evolve(before == null ? null : before.state(), event),
                        before == null ? 0 : before.version() + 1));
    }

    /** Lets the round's latest draw have drawn an audit's grading. */
    public void drew(String auditId, SamplingMethod method) {
        sampled.put(auditId, method);
    }

    @Override
    public Frameworks frameworks(String authority) {
        return authority.equals(AUTHORITY) ? frameworks : Frameworks.NONE;
    }

    @Override
    public Optional<Versioned<Audit>> audit(String auditId) {
        return Optional.ofNullable(audits.get(auditId));
    }

    @Override
    public Optional<Action> action(String actionId) {
        return Optional.empty();
    }

    @Override
    public Optional<Escalation> escalation(String escalationId) {
        return Optional.empty();
    }

    @Override
    public Optional<Team> team(String authority, String team) {
        return Optional.ofNullable(teams.get(team));
    }

    @Override
    public Optional<Versioned<Person>> person(String authority, String person) {
        return Optional.ofNullable(people.get(person));
    }

    @Override
    public Optional<SamplingMethod> moderationSampling(String authority, YearMonth round, String auditId) {
        return Optional.ofNullable(sampled.get(auditId));
    }

    /** What the aggregates get from outside. */
    public Edge edge() {
        InstantSource noon = InstantSource.fixed(Instant.parse("2019-09-15T12:00:00Z"));
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        return new Edge(
                noon, ACCOUNTS::contains, SEAL, this, new FirstMentions(store), new ExemptionsTaken(store, this));
    }

    /** What the rules may know when this person sends a command. */
    public static Context context(String actor, Role role, boolean importing) {
        return new Context(new Actor(actor, role), TODAY, importing, ACCOUNTS::contains, SEAL);
    }

    private static final class OneKey implements SubjectKeys {
        @Override
        public byte[] keyFor(String subject) {
            return new byte[32];
        }

        @Override
        public Optional<byte[]> find(String subject) {
            return Optional.of(new byte[32]);
        }

        @Override
        public boolean isDestroyed(String subject) {
            return false;
        }
    }

    private static final class NoRandom extends SecureRandom {
        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }
}

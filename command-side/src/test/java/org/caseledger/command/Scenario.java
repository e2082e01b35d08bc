package org.caseledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.PersonEvent;
import org.caseledger.events.RegisterEvent.TeamEvent;
import org.caseledger.events.SamplingMethod;
import org.hamcrest.CustomMatcher;
import org.jspecify.annotations.Nullable;

/** Given what happened, when a command is sent, then expect what it makes happen or why it is refused. */
public final class Scenario {

    private final Class<?> aggregate;
    private final List<LedgerEvent> past;
    private final World world = new World();
    private MetaData metadata = Metadata.of(new Actor("qa.lead", Role.QA_LEAD));

    private Scenario(Class<?> aggregate, List<LedgerEvent> past) {
        this.aggregate = aggregate;
        this.past = past;
    }

    /** An aggregate to which this happened. */
    public static Scenario of(Class<?> aggregate, LedgerEvent... past) {
        return new Scenario(aggregate, List.of(past));
    }

    /** The ledger holds another audit as well. */
    public Scenario and(AuditEvent... otherAudit) {
        world.knows(otherAudit);
        return this;
    }

    /** The register holds this of a team as well. */
    public Scenario and(TeamEvent event) {
        world.knows(event);
        return this;
    }

    /** The register holds this of a person as well. */
    public Scenario and(PersonEvent event) {
        world.knows(event);
        return this;
    }

    /** The round's latest draw drew this audit's grading to be moderated. */
    public Scenario drawn(String auditId, SamplingMethod method) {
        world.drew(auditId, method);
        return this;
    }

    /** The command is sent by this person; by the QA lead where nobody is named. */
    public Scenario as(String actor, Role role) {
        metadata = metadata.mergedWith(Metadata.of(new Actor(actor, role)));
        return this;
    }

    /** The command comes from a file. */
    public Scenario importing() {
        metadata = metadata.and(Metadata.IMPORTING, "true");
        return this;
    }

    /** The sender saw this version. */
    public Scenario seen(long version) {
        metadata = metadata.and(Metadata.EXPECTED_VERSION, String.valueOf(version));
        return this;
    }

    /** Sends the command. */
    public Outcome when(Object command) {
        AggregateTestFixture<?> fixture = new AggregateTestFixture<>(aggregate);
        FixtureConfiguration<?> configured = fixture.registerInjectableResource(world.edge());
        TestExecutor<?> given = past.isEmpty() ? configured.givenNoPriorActivity() : configured.given(past);
        return new Outcome(given.when(command, metadata));
    }

    /** What came of the command. */
    public static final class Outcome {

        private final ResultValidator<?> result;

        private Outcome(ResultValidator<?> result) {
            this.result = result;
        }

        /** It made exactly this happen; nothing where nothing is named. */
        public Outcome expect(LedgerEvent... events) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
            return this;
        }

        /** It was answered so. */
        public Outcome answered(long version, int events) {
            result.expectResultMessagePayload(new Accepted(version, events));
            return this;
        }

        /** Its events say on whose behalf they were told, in their order; nobody's where that is empty. */
        public void onBehalfOf(String... people) {
            List<String> found = new ArrayList<>();
            result.expectEventsMatching(new CustomMatcher<List<? super EventMessage<?>>>("any events") {
                @Override
                public boolean matches(@Nullable Object events) {
                    for (Object event : (List<?>) Objects.requireNonNull(events)) {
                        MetaData told = ((EventMessage<?>) event).getMetaData();
                        found.add(String.valueOf(told.getOrDefault(Metadata.ON_BEHALF_OF, "")));
                    }
                    return true;
                }
            });
            assertThat(found).containsExactly(people);
        }

        /** It was refused for this reason, blaming exactly these fields, and nothing happened. */
        public Refusal refused(Reason reason, String... fields) {
            List<Rejected> refusals = new ArrayList<>();
            result.expectNoEvents().expectException(new CustomMatcher<>("refused: " + reason) {
                @Override
                public boolean matches(@Nullable Object thrown) {
                    return thrown instanceof Rejected rejected && rejected.reason() == reason && refusals.add(rejected);
                }
            });
            Rejected refusal = refusals.getFirst();
            assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(fields);
            return new Refusal(refusal);
        }
    }

    /** Why it was refused. */
    public record Refusal(Rejected rejected) {

        /** The message says all of this. */
        public void saying(CharSequence... parts) {
            assertThat(rejected.getMessage()).contains(parts);
        }
    }
}

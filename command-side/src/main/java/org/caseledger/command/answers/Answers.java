package org.caseledger.command.answers;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.caseledger.command.Accepted;
import org.caseledger.command.Metadata;
import org.caseledger.events.CommandAnswered;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answer to a command with an idempotency key: as an event of its own stream, appended in the command's
 * transaction. So a key has an answer exactly when its command took effect, on every node, and two commands with one key
 * conflict.
 */
public final class Answers implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventStore store;
    private final Supplier<LocalDate> today;

    /** @param today the UK's calendar day */
    public Answers(EventStore store, Supplier<LocalDate> today) {
        this.store = store;
        this.today = today;
    }

    /** The answer that a request's key was given before, with the hash of the request that it was given to. */
    Optional<CommandAnswered> find(Request request) {
        String stream = request.answerStream();
        if (stream == null) {
            return Optional.empty();
        }
        DomainEventStream events = store.readEvents(stream);
        return events.hasNext() ? Optional.of((CommandAnswered) events.next().getPayload()) : Optional.empty();
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Object result = chain.proceed();
        MetaData metadata = unitOfWork.getMessage().getMetaData();
        if (result instanceof Accepted accepted && metadata.containsKey(Metadata.ANSWER_STREAM)) {
            store.publish(new GenericDomainEventMessage<>(
                    "answer", text(metadata, Metadata.ANSWER_STREAM), 0, answered(metadata, accepted)));
        }
        return result;
    }

    private CommandAnswered answered(MetaData metadata, Accepted accepted) {
        return new CommandAnswered(
                text(metadata, Metadata.REQUEST_HASH),
                Integer.parseInt(text(metadata, Metadata.ANSWER_STATUS)),
                text(metadata, Metadata.ANSWER_ID),
                accepted.version(),
                (String) metadata.get(Metadata.ANSWER_LOCATION),
                today.get());
    }

    private static String text(MetaData metadata, String key) {
        return (String) Objects.requireNonNull(metadata.get(key));
    }
}

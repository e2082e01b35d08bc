package org.caseledger.command.answers;

import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.caseledger.command.Accepted;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.stored.EventTooLargeException;

/** Sends commands, gives repeated ones their first answer, and sends those again that lost a race. */
public final class CommandSender {

    private static final int ATTEMPTS = 20;

    private final CommandGateway gateway;
    private final Answers answers;
    private final CommandWatch watch;

    public CommandSender(CommandGateway gateway, Answers answers, CommandWatch watch) {
        this.gateway = gateway;
        this.answers = answers;
        this.watch = watch;
    }

    /**
     * Sends a command and waits until its events are durable. Blocks: call it on a thread that may.
     *
     * @throws Rejected where it is refused; the ledger is unchanged then
     */
    public Answer send(Object command, Request request) {
        return watch.watch(command, () -> answered(command, request));
    }

    private Answer answered(Object command, Request request) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Answer> earlier = answers.find(request).map(answered -> again(answered, request));
            if (earlier.isPresent()) {
                return earlier.get();
            }
            try {
                Accepted accepted = dispatch(command, request.metadata());
                return new Answer(
                        request.status(), request.id(), accepted.version(), request.location(), accepted.events());
            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                // somebody else's event took this one's place: decide again on what stands there now
            } catch (Rejected rejected) {
                // Refused, perhaps, because the same command took effect since its key was looked for.
                return answers.find(request)
                        .map(answered -> again(answered, request))
                        .orElseThrow(() -> rejected);
            }
        }
        throw contended();
    }

    /**
     * Sends what a file tells, which has no key: telling it again appends nothing.
     *
     * @throws Rejected where it is refused; the ledger is unchanged then
     */
    public Accepted send(Object command, MetaData metadata) {
        return watch.watch(command, () -> accepted(command, metadata));
    }

    private Accepted accepted(Object command, MetaData metadata) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return dispatch(command, metadata);
            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                // as above
            }
        }
        throw contended();
    }

    private Accepted dispatch(Object command, MetaData metadata) {
        try {
            return gateway.sendAndWait(new GenericCommandMessage<>(command, metadata));
        } catch (AggregateNotFoundException missing) {
            throw unknown(missing.getAggregateIdentifier().toString());
        } catch (EventTooLargeException tooLarge) {
            throw Rejected.because(
                    Reason.EVENT_TOO_LARGE,
                    tooLarge.getMessage() + ": shorten its texts, or tell it in several commands");
        } catch (CommandExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static Answer again(CommandAnswered answered, Request request) {
        if (!answered.requestHash().equals(request.hash())) {
            throw Rejected.because(
                    Reason.KEY_REUSED,
                    "Idempotency-Key",
                    "This idempotency key was used for another request: take a new key for each command");
        }
        return new Answer(answered.status(), answered.id(), answered.version(), answered.location(), 0);
    }

    private static Rejected unknown(String aggregateId) {
        String kind = aggregateId.substring(0, aggregateId.indexOf(':'));
        Reason reason = switch (kind) {
            case "action" -> Reason.UNKNOWN_ACTION;
            case "escalation" -> Reason.UNKNOWN_ESCALATION;
            case "round" -> Reason.UNKNOWN_ROUND;
            case "team" -> Reason.UNKNOWN_TEAM;
            default -> Reason.UNKNOWN_AUDIT;
        };
        return Rejected.because(reason, "The ledger has no " + kind + " of this id");
    }

    private static Rejected contended() {
        return Rejected.because(
                Reason.CONTENDED, "Many others are changing this record at this moment: send the command again");
    }
}

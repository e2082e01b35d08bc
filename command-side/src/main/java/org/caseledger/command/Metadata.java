package org.caseledger.command;

import java.util.Map;
import org.axonframework.messaging.MetaData;

/**
 * The metadata of a command. Only who acted goes on to the events; the rest concerns the command's handling.
 */
public final class Metadata {

    /** Who sent the command. */
    public static final String ACTOR = "actor";

    /** In which role. */
    public static final String ROLE = "role";

    /** For whom an importer acted. */
    public static final String ON_BEHALF_OF = "onBehalfOf";

    /** The version that the caller saw. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    /** Whether the command tells what a file says of the past. */
    public static final String IMPORTING = "importing";

    /** The stream of the idempotency key, where the caller gave one. */
    public static final String ANSWER_STREAM = "answerStream";

    /** What a repetition must hash to. */
    public static final String REQUEST_HASH = "requestHash";

    /** The status, address and id that the command will be answered with. */
    public static final String ANSWER_STATUS = "answerStatus";

    public static final String ANSWER_LOCATION = "answerLocation";
    public static final String ANSWER_ID = "answerId";

    private Metadata() {}

    /** The metadata of a person's command. */
    public static MetaData of(Actor actor) {
        return MetaData.from(Map.of(ACTOR, actor.id(), ROLE, actor.role().name()));
    }

    /**
     * Who sent a command.
     *
     * @throws IllegalStateException where it doesn't say so: no command goes unsigned
     */
    public static Actor actor(MetaData metadata) {
        if (metadata.get(ACTOR) instanceof String id && metadata.get(ROLE) instanceof String role) {
            return new Actor(id, Role.valueOf(role));
        }
        throw new IllegalStateException("A command without an actor was sent");
    }
}

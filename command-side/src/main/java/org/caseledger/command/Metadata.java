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

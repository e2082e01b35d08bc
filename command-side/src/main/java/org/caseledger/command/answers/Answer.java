package org.caseledger.command.answers;

import org.jspecify.annotations.Nullable;

/**
 * What a command is answered with.
 *
 * @param status the HTTP status, 2xx
 * @param id the id of what the command made or changed
 * @param version the strong version of the aggregate that the command was addressed to
 * @param location the address of what was made, where something was
 * @param events how many events the command appended
 */
public record Answer(
        int status, String id, long version, @Nullable String location, int events) {

    /** The entity tag of the version. */
    public String etag() {
        return "\"" + version + "\"";
    }
}

package org.caseledger.command.api;

/**
 * What a caller learns of an accepted command.
 *
 * @param id the id of what it made or changed
 * @param version the version of the aggregate that it was addressed to, as in {@code ETag}
 */
public record CommandResult(String id, long version) {}

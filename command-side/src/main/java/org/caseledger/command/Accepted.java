package org.caseledger.command;

/**
 * A command took effect.
 *
 * @param version the version of the aggregate that the command was addressed to: its last event's sequence
 * @param events how many events were appended, those of other aggregates included
 */
public record Accepted(long version, int events) {}

package org.caseledger.command;

/** Who sends a command. */
public record Actor(String id, Role role) {}

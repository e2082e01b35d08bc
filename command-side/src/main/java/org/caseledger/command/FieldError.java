package org.caseledger.command;

/** A field of a command that can't be, and what to do about it. */
public record FieldError(String field, String message) {}

package org.caseledger.events;

import org.jspecify.annotations.Nullable;

/**
 * How long the texts about a person are kept for an audit.
 *
 * @param name what the service calls the class
 * @param kind the kind of audit that it is for; every kind that has no class of its own where absent
 * @param years how long after {@code from}, 1 to 100
 */
public record RetentionClass(String name, @Nullable AuditKind kind, int years, RetentionStart from) {}

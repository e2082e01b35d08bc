package org.caseledger.events;

import org.jspecify.annotations.Nullable;

/**
 * A grade before and after.
 *
 * @param from absent where the domain had not been answered
 */
public record GradeChange(@Nullable String from, String to) {}

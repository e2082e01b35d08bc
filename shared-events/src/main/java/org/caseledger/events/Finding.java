package org.caseledger.events;

import org.jspecify.annotations.Nullable;

/**
 * What an auditor found in a file about one theme.
 *
 * @param theme its name, as the council words it
 * @param text what was found; absent where the theme says it all
 */
public record Finding(
        FindingKind kind, String theme, @Nullable SealedText text) {}

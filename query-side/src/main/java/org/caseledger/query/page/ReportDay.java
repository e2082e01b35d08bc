package org.caseledger.query.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day of a published report that the overview points at, where there is one.
 *
 * @param day absent where nobody named one
 */
public record ReportDay(@Nullable LocalDate day) {}

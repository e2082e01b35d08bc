/** Pinned reports: the figures as they were published, and what has changed since. */
@NullMarked
package org.caseledger.query.report;

import org.jspecify.annotations.NullMarked;

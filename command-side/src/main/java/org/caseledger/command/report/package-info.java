/** Pinned reports: what was published, so that it can be shown again exactly. */
@NullMarked
package org.caseledger.command.report;

import org.jspecify.annotations.NullMarked;

/** What a correction makes of the events before it; the same on both sides. */
@NullMarked
package org.caseledger.events.correction;

import org.jspecify.annotations.NullMarked;

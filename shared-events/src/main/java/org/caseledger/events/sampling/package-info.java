/** Drawing: from a plan alone, the same for whoever draws again. What stands here can't change, as stored events can't. */
@NullMarked
package org.caseledger.events.sampling;

import org.jspecify.annotations.NullMarked;

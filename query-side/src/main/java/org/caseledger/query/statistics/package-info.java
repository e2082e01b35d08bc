/** What a count alone doesn't say: how sure a share is, how far two gradings agree, how long things take. */
@NullMarked
package org.caseledger.query.statistics;

import org.jspecify.annotations.NullMarked;

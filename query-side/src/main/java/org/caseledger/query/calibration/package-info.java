/** How somebody's gradings differ from another's of the same audits: for learning, shown to them and the QA lead. */
@NullMarked
package org.caseledger.query.calibration;

import org.jspecify.annotations.NullMarked;

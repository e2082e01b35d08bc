/** Whether the audits that were asked for came back. */
@NullMarked
package org.caseledger.query.completion;

import org.jspecify.annotations.NullMarked;

/** Legal holds and erasures: what is decided about a data subject's texts. */
@NullMarked
package org.caseledger.command.subject;

import org.jspecify.annotations.NullMarked;

/** Drawing a round's audits and the gradings to be moderated: what is asked, with what the ledger knows. */
@NullMarked
package org.caseledger.command.sample;

import org.jspecify.annotations.NullMarked;

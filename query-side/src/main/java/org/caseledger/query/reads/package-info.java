/** The read ledger: who looked at a person's data, when, at what and why; written before the answer leaves. */
@NullMarked
package org.caseledger.query.reads;

import org.jspecify.annotations.NullMarked;

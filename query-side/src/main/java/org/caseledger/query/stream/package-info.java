/** Answers that go on: each question is computed once for all who watch it, whenever the ledger or the day moves on. */
@NullMarked
package org.caseledger.query.stream;

import org.jspecify.annotations.NullMarked;

/** Measures Case Ledger, with the product's own wiring: {@code ./ledger bench}. */
@NullMarked
package org.caseledger.benchmarks;

import org.jspecify.annotations.NullMarked;

/** Breaks a running ledger, process by process, and looks whether it kept what it promised. */
@NullMarked
package org.caseledger.faults;

import org.jspecify.annotations.NullMarked;

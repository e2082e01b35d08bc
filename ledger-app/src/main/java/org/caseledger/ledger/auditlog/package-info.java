/** The whole of some transparency log read and checked from outside, as any third party may (C2SP tlog-tiles). */
@NullMarked
package org.caseledger.ledger.auditlog;

import org.jspecify.annotations.NullMarked;

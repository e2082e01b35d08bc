@NullMarked
package org.caseledger.ledger.auditlog;

import org.jspecify.annotations.NullMarked;

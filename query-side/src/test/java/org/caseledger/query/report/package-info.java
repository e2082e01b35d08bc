@NullMarked
package org.caseledger.query.report;

import org.jspecify.annotations.NullMarked;

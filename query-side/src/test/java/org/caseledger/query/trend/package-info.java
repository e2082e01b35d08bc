@NullMarked
package org.caseledger.query.trend;

import org.jspecify.annotations.NullMarked;

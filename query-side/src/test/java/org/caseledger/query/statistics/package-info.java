@NullMarked
package org.caseledger.query.statistics;

import org.jspecify.annotations.NullMarked;

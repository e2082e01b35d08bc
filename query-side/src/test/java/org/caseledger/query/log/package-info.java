@NullMarked
package org.caseledger.query.log;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.caseledger.query.rebuild;

import org.jspecify.annotations.NullMarked;

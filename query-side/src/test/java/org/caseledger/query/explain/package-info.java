@NullMarked
package org.caseledger.query.explain;

import org.jspecify.annotations.NullMarked;

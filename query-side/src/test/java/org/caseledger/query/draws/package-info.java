@NullMarked
package org.caseledger.query.draws;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.caseledger.query.replay;

import org.jspecify.annotations.NullMarked;

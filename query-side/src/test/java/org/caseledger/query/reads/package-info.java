@NullMarked
package org.caseledger.query.reads;

import org.jspecify.annotations.NullMarked;

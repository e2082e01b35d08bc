/** Tests of the query side's shell against facts fed with events directly. */
@NullMarked
package org.caseledger.query;

import org.jspecify.annotations.NullMarked;

/** The audits that stand one step above the lowest grade and could fall to it. */
@NullMarked
package org.caseledger.query.atrisk;

import org.jspecify.annotations.NullMarked;

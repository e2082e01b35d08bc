/** Whether every team is looked at. */
@NullMarked
package org.caseledger.query.teamcoverage;

import org.jspecify.annotations.NullMarked;

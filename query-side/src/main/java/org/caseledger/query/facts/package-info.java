/** What is known of each audit, action, escalation, team and framework, dated twice: the facts that every view reads. */
@NullMarked
package org.caseledger.query.facts;

import org.jspecify.annotations.NullMarked;

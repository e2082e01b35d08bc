/** Escalations (dispute resolution): the rules, their Axon shell and their endpoints. */
@NullMarked
package org.caseledger.command.escalation;

import org.jspecify.annotations.NullMarked;

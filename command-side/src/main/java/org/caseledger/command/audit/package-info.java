/** The audit and its child of concern: the rules, their Axon shell and their endpoints. */
@NullMarked
package org.caseledger.command.audit;

import org.jspecify.annotations.NullMarked;

/** Actions that follow audits: the rules, their Axon shell and their endpoints. */
@NullMarked
package org.caseledger.command.action;

import org.jspecify.annotations.NullMarked;

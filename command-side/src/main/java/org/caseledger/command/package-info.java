/** What every command has in common: who sends it, how it is refused, what it is answered. */
@NullMarked
package org.caseledger.command;

import org.jspecify.annotations.NullMarked;

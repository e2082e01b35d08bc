/** Who was reminded on which day, so that nobody is reminded twice. */
@NullMarked
package org.caseledger.command.reminders;

import org.jspecify.annotations.NullMarked;

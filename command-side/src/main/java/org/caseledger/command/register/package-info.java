/** An authority's rounds, teams and people, registered or first mentioned. */
@NullMarked
package org.caseledger.command.register;

import org.jspecify.annotations.NullMarked;

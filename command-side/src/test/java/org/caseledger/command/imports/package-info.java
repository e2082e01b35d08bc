/** Reading what an import was sent. */
@NullMarked
package org.caseledger.command.imports;

import org.jspecify.annotations.NullMarked;

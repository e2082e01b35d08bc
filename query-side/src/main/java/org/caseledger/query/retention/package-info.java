/** How long texts about a person are kept, and whose are due to be erased. */
@NullMarked
package org.caseledger.query.retention;

import org.jspecify.annotations.NullMarked;

/** How good each aspect of practice is: the grades of the domains. */
@NullMarked
package org.caseledger.query.domaingrades;

import org.jspecify.annotations.NullMarked;

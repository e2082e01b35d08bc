/** Random councils: what happens in them, told to the product and to the calculator. */
@NullMarked
package org.caseledger.councils;

import org.jspecify.annotations.NullMarked;

/**
 * The views' definitions, stated a second time: plain loops over plain rows, written from the definitions alone. Nothing
 * of the product is used here, so that an error would have to be made twice to stay hidden.
 */
@NullMarked
package org.caseledger.calculator;

import org.jspecify.annotations.NullMarked;

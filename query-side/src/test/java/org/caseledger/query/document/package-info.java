/** Tests of the documents. */
@NullMarked
package org.caseledger.query.document;

import org.jspecify.annotations.NullMarked;

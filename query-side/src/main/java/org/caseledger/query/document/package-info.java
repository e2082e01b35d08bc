/** The facts as documents in MongoDB, for other tools to read. */
@NullMarked
package org.caseledger.query.document;

import org.jspecify.annotations.NullMarked;

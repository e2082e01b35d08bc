/** Tests of the projection. */
@NullMarked
package org.caseledger.query.projection;

import org.jspecify.annotations.NullMarked;

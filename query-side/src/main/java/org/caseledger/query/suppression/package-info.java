/** Small numbers in what is published: a child behind a count of two could be known. */
@NullMarked
package org.caseledger.query.suppression;

import org.jspecify.annotations.NullMarked;

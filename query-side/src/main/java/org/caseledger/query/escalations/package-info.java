/** The formal challenges about a child and how far they went. */
@NullMarked
package org.caseledger.query.escalations;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.caseledger.query.deadletters;

import org.jspecify.annotations.NullMarked;

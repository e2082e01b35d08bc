/** What is being done: whether actions are completed when due. */
@NullMarked
package org.caseledger.query.actiontimeliness;

import org.jspecify.annotations.NullMarked;

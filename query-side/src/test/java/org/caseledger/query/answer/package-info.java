/** Tests of questions and answers over HTTP. */
@NullMarked
package org.caseledger.query.answer;

import org.jspecify.annotations.NullMarked;

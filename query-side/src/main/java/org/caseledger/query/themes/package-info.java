/** What gradings found: strengths and areas for development by theme, the family's words, the impact on the child. */
@NullMarked
package org.caseledger.query.themes;

import org.jspecify.annotations.NullMarked;

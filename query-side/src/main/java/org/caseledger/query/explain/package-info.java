/** Explains figures to whoever asks: what stands behind one of them, and why two reports differ. */
@NullMarked
package org.caseledger.query.explain;

import org.jspecify.annotations.NullMarked;

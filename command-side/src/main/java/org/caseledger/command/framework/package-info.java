/** QA frameworks: an authority's scale and domains, version by version. */
@NullMarked
package org.caseledger.command.framework;

import org.jspecify.annotations.NullMarked;

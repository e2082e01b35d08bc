/** What a view is, what can be asked of it and how it answers. */
@NullMarked
package org.caseledger.query.view;

import org.jspecify.annotations.NullMarked;

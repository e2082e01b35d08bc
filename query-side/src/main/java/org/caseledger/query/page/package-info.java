/** Pages for people, made on the server: they need no script, and a small one keeps them up to date. */
@NullMarked
package org.caseledger.query.page;

import org.jspecify.annotations.NullMarked;

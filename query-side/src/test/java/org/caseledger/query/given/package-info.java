/** What tests are given: a small language to tell a ledger in, and to ask it. */
@NullMarked
package org.caseledger.query.given;

import org.jspecify.annotations.NullMarked;

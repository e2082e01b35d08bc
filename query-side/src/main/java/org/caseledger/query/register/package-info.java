/** The register of teams and of auditors and moderators, as it can be read. */
@NullMarked
package org.caseledger.query.register;

import org.jspecify.annotations.NullMarked;

/** Who changed the grades: what moderation did to them. */
@NullMarked
package org.caseledger.query.moderatoreffect;

import org.jspecify.annotations.NullMarked;

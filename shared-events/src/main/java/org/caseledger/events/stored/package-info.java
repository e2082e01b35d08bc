/** The stored form of events: type names, JSON and the canonical envelope. It can only be added to. */
@NullMarked
package org.caseledger.events.stored;

import org.jspecify.annotations.NullMarked;

/** The ledger on an Axon Server: appends and aggregates there, all other reading from a mirror of it on this node's disk. */
@NullMarked
package org.caseledger.eventstore.axonserver;

import org.jspecify.annotations.NullMarked;

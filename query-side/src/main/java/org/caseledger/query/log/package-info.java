/** The ledger as a tiled transparency log: its Merkle tree, its signed checkpoints and what outsiders may fetch of it. */
@NullMarked
package org.caseledger.query.log;

import org.jspecify.annotations.NullMarked;

package org.caseledger.benchmarks;

import org.caseledger.command.Actor;

/** A command and who sends it. */
record Step(Actor actor, Object command) {}

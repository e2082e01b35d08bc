package org.caseledger.command.round;

import java.time.LocalDate;

/**
 * One round as the rules need to know it.
 *
 * @param closings how often it was closed
 * @param changedOn the day on which it was last opened or closed
 */
public record Round(int closings, boolean closed, LocalDate changedOn) {}

package org.caseledger.command.imports;

/**
 * What is wrong with a row, or worth knowing of it.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param column the column's name; empty where no single one is to blame
 */
public record RowError(String file, long line, String column, String message) {}

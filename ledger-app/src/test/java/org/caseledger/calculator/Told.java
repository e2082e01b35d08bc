package org.caseledger.calculator;

import java.util.Map;

/**
 * A row as somebody told it.
 *
 * @param delivery with which delivery it came, counted from 1
 * @param file the file that it stands in, without its ending; {@code audits_later}, {@code actions_later} and
 *     {@code concerns_later} hold what came after the file's row, in the same columns and in those that files lack:
 *     {@code amended_on}, {@code amended_grade}, {@code flagged_on}, {@code reopened_on}, {@code extended_on},
 *     {@code cancelled_on}, and {@code corrected} with {@code value}; {@code framework} has {@code from} and
 *     {@code grades}, best first, parted by {@code |}
 * @param row its cells by column; an absent one is empty or left out
 */
public record Told(int delivery, String file, Map<String, String> row) {}

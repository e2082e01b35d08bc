package org.caseledger.query.subjectaccess;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kind of records that are held.
 *
 * @param name of its file, in small letters
 * @param type what a record is, for the columns of a table without rows
 */
record Section(String name, Class<?> type, List<JsonNode> rows) {

    static Section of(String name, Class<?> type, Stream<?> records, JsonMapper json) {
        return new Section(name, type, records.<JsonNode>map(json::valueToTree).toList());
    }
}

package org.caseledger.query.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;

/** The columns that every row of a kind has. Those of its maps and lists come with their rows alone. */
final class Columns extends JsonFormatVisitorWrapper.Base {

    private final String name;
    private final List<String> found;

    private Columns(@Nullable SerializationContext context, String name, List<String> found) {
        super(context);
        this.name = name;
        this.found = found;
    }

    static List<String> of(Class<?> row, JsonMapper json) {
        List<String> found = new ArrayList<>();
        json.acceptJsonFormatVisitor(row, new Columns(null, "", found));
        return found;
    }

    /** The name of a value inside another. */
    static String inside(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        return new JsonObjectFormatVisitor.Base(getContext()) {
            @Override
            public void property(BeanProperty property) {
                visit(property);
            }

            @Override
            public void optionalProperty(BeanProperty property) {
                visit(property);
            }
        };
    }

    private void visit(BeanProperty property) {
        JavaType type = property.getType();
        getContext()
                .findPrimaryPropertySerializer(type, property)
                .acceptJsonFormatVisitor(new Columns(getContext(), inside(name, property.getName()), found), type);
    }

    @Override
    public @Nullable JsonStringFormatVisitor expectStringFormat(JavaType type) {
        found.add(name);
        return null;
    }

    @Override
    public @Nullable JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        found.add(name);
        return null;
    }

    @Override
    public @Nullable JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        found.add(name);
        return null;
    }

    @Override
    public @Nullable JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        found.add(name);
        return null;
    }
}

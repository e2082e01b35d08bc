package org.caseledger.query.subjectaccess;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseledger.query.answer.UkCalendar;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.JsonNode;

/** The page in a subject's file: everything in it, record by record, in words. */
final class SubjectPage {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK).withZone(UkCalendar.ZONE);
    private static final Map<String, String> TITLES = Map.of(
            "audits", "Audits",
            "history", "What happened, event by event",
            "actions", "Actions",
            "concerns", "Concerns",
            "escalations", "Formal challenges",
            "register", "The register of people",
            "reads", "Who looked");

    /** One kind of records, each as its lines. */
    record Part(String title, List<List<Line>> records) {}

    /** One thing that a record says. */
    record Line(String name, String value) {}

    private final ITemplateEngine templates;

    SubjectPage(ITemplateEngine templates) {
        this.templates = templates;
    }

    String of(Subject subject, Instant at, List<Section> sections) {
        List<Part> parts = sections.stream()
                .map(section -> new Part(
                        TITLES.getOrDefault(section.name(), section.name()),
                        section.rows().stream().map(SubjectPage::lines).toList()))
                .toList();
        return templates.process(
                "caseledger/subject-access",
                new Context(
                        Locale.UK,
                        Map.of("reference", subject.reference(), "made", MOMENT.format(at), "parts", parts)));
    }

    private static List<Line> lines(JsonNode row) {
        Map<String, String> said = new LinkedHashMap<>();
        say("", row, said);
        List<Line> lines = new ArrayList<>();
        said.forEach((name, value) -> lines.add(new Line(name, value)));
        return lines;
    }

    /** What is absent says nothing. */
    private static void say(String name, JsonNode value, Map<String, String> said) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry ->
                            say(name.isEmpty() ? entry.getKey() : name + " " + entry.getKey(), entry.getValue(), said));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                say(name + " " + (i + 1), value.get(i), said);
            }
        } else if (!value.isNull()) {
            said.put(words(name), value.asString());
        }
    }

    private static String words(String name) {
        String apart = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return apart.substring(0, 1).toUpperCase(Locale.ROOT) + apart.substring(1);
    }
}

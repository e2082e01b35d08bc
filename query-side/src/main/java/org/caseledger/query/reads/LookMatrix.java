package org.caseledger.query.reads;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which addresses show a person's data, so that reading them is recorded. An address that stands here nowhere is recorded
 * too. The names in an address say what was looked at: {@code auditId}, {@code actionId}, {@code escalationId}.
 */
public final class LookMatrix {

    /** The more exact address first. */
    private static final List<Rule> RULES = Stream.concat(recorded(), unrecorded())
            .sorted((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.path(), other.path()))
            .toList();

    /** Several views over one connection: recorded where one of them lists audits. */
    private static final PathPattern STREAM = pattern("/api/v1/stream");

    private static final String LISTS_AUDITS = "follow-up";

    private LookMatrix() {}

    /**
     * One address.
     *
     * @param kind absent where reading it is not recorded
     */
    public record Rule(PathPattern path, @Nullable LookKind kind) {}

    /** A look, with what its address names. */
    record Matched(LookKind kind, Map<String, String> names) {}

    /** Every rule, the more exact first. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** Whether reading an address is recorded, whatever its parameters. */
    public static boolean records(String path) {
        return look(PathContainer.parsePath(path), Map.of()).isPresent();
    }

    /** What reading an address means; empty where it is not recorded. */
    static Optional<Matched> look(PathContainer path, Map<String, List<String>> query) {
        if (STREAM.matches(path) && query.getOrDefault("view", List.of()).contains(LISTS_AUDITS)) {
            return Optional.of(new Matched(LookKind.FOLLOW_UP, Map.of()));
        }
        return RULES.stream()
                .filter(rule -> rule.path().matches(path))
                .findFirst()
                .map(rule -> matched(rule, path))
                .orElseGet(() -> Optional.of(new Matched(LookKind.OTHER, Map.of())));
    }

    private static Optional<Matched> matched(Rule rule, PathContainer path) {
        PathPattern.PathMatchInfo names = rule.path().matchAndExtract(path);
        return rule.kind() == null || names == null
                ? Optional.empty()
                : Optional.of(new Matched(rule.kind(), names.getUriVariables()));
    }

    private static Stream<Rule> recorded(LookKind kind, String... paths) {
        return Stream.of(paths).map(path -> new Rule(pattern(path), kind));
    }

    private static Stream<Rule> unrecorded(String... paths) {
        return Stream.of(paths).map(path -> new Rule(pattern(path), null));
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    private static Stream<Rule> recorded() {
        return Stream.of(
                        recorded(LookKind.AUDIT, "/api/v1/audits/{auditId}", "/audits/{auditId}"),
                        recorded(LookKind.AUDITS, "/audits"),
                        recorded(LookKind.ACTION, "/api/v1/audits/{auditId}/actions", "/api/v1/actions/{actionId}"),
                        recorded(LookKind.CONCERN, "/api/v1/concerns/{auditId}"),
                        recorded(LookKind.ESCALATION, "/api/v1/escalations/{escalationId}"),
                        recorded(
                                LookKind.HISTORY,
                                "/api/v1/audits/{auditId}/history",
                                "/api/v1/audits/{auditId}/history/stream"),
                        recorded(LookKind.EVIDENCE, "/api/v1/audits/{auditId}/evidence"),
                        recorded(LookKind.WORDS, "/api/v1/views/themes/words", "/themes"),
                        recorded(
                                LookKind.LINEAGE,
                                "/api/v1/views/{view}/lineage",
                                "/api/v1/views/{view}/difference",
                                "/api/v1/reports/{id}/difference"),
                        recorded(
                                LookKind.FOLLOW_UP,
                                "/follow-up",
                                "/api/v1/views/follow-up",
                                "/api/v1/views/follow-up/stream"),
                        recorded(
                                LookKind.SAMPLE,
                                "/samples",
                                "/api/v1/rounds/{authority}/{round}/samples",
                                "/api/v1/rounds/{authority}/{round}/moderation-samples"),
                        recorded(
                                LookKind.REFUSED_ROWS,
                                "/api/v1/imports/{id}/errors.xlsx",
                                "/api/v1/imports/{id}/errors/{file}"),
                        recorded(
                                LookKind.LEDGER,
                                "/api/v1/ledger/events",
                                "/api/v1/ledger/backup",
                                "/log/tile/entries/{*address}",
                                "/api/v1/log/tile/entries/{*address}"),
                        recorded(LookKind.SUBJECT_ACCESS, "/api/v1/subject-access"),
                        recorded(
                                LookKind.SUBJECT,
                                "/api/v1/subjects",
                                "/api/v1/subjects/{subject}",
                                "/api/v1/retention/due",
                                "/privacy"),
                        recorded(LookKind.READS, "/api/v1/reads", "/reads"))
                .flatMap(rules -> rules);
    }

    /** The figures of many audits, which name none; and what is about the service itself. */
    private static Stream<Rule> unrecorded() {
        return unrecorded(
                "/",
                "/trends",
                "/register",
                "/calibration",
                "/reports",
                "/reports/{id}",
                "/purpose",
                "/favicon.ico",
                "/webjars/**",
                "/caseledger/**",
                "/actuator/**",
                "/v3/api-docs/**",
                "/v3/api-docs.yaml",
                "/swagger-ui.html",
                "/swagger-ui/**",
                "/log/checkpoint",
                "/log/vkey",
                "/log/policy",
                "/log/tile/{level}/{*address}",
                "/api/v1/log/checkpoint",
                "/api/v1/log/vkey",
                "/api/v1/log/policy",
                "/api/v1/log/tile/{level}/{*address}",
                "/api/v1/views/{view}",
                "/api/v1/views/{view}/stream",
                "/api/v1/views/{view}/trend",
                "/api/v1/views/{view}/funnel",
                "/api/v1/stream",
                "/api/v1/reports",
                "/api/v1/reports/{id}",
                "/api/v1/teams",
                "/api/v1/people",
                "/api/v1/frameworks/{authority}",
                "/api/v1/reminders",
                "/api/v1/reminders.ics",
                "/dead-letters",
                "/api/v1/dead-letters",
                "/api/v1/rebuilds/{id}",
                "/api/v1/imports/{id}",
                "/api/v1/imports/template.xlsx",
                "/api/v1/imports/template/{file}");
    }
}

package org.caseledger.command.api;

import static org.caseledger.command.Role.ADMIN;
import static org.caseledger.command.Role.AUDITOR;
import static org.caseledger.command.Role.DIRECTOR;
import static org.caseledger.command.Role.DPO;
import static org.caseledger.command.Role.MANAGER;
import static org.caseledger.command.Role.MODERATOR;
import static org.caseledger.command.Role.QA_LEAD;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.command.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which roles may send which command, by its address. What stands here nowhere may be sent by nobody. */
public final class RoleMatrix {

    private static final String API = "/api/v1";

    private static final List<Rule> RULES = List.of(
            rule("/audits", QA_LEAD),
            rule("/audits/{id}/reassignment", QA_LEAD),
            rule("/audits/{id}/exemption", DIRECTOR, QA_LEAD),
            rule("/audits/{id}/cancellation", QA_LEAD),
            rule("/audits/{id}/grade", AUDITOR, MODERATOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/second-grade", AUDITOR, MODERATOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/amendment", AUDITOR, MODERATOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/second-amendment", AUDITOR, MODERATOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/rejection", QA_LEAD, MODERATOR),
            rule("/audits/{id}/moderation", MODERATOR, QA_LEAD),
            rule("/audits/{id}/reconciliation", MODERATOR, QA_LEAD),
            rule("/audits/{id}/findings", AUDITOR, MODERATOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/reflection", AUDITOR, MODERATOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/risk", AUDITOR, MODERATOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/upload", AUDITOR, MANAGER, QA_LEAD),
            rule("/audits/{id}/follow-up", MANAGER, QA_LEAD),
            rule("/audits/{id}/correction", QA_LEAD, DIRECTOR),
            rule("/audits/{id}/actions", QA_LEAD, AUDITOR, MODERATOR, MANAGER),
            rule("/actions/{id}/completion", MANAGER, QA_LEAD),
            rule("/actions/{id}/extension", MANAGER, DIRECTOR, QA_LEAD),
            rule("/actions/{id}/reopening", MANAGER, QA_LEAD),
            rule("/actions/{id}/verification", QA_LEAD),
            rule("/actions/{id}/cancellation", MANAGER, QA_LEAD),
            rule("/concerns/{id}/review", QA_LEAD),
            rule("/concerns/{id}/response", MANAGER, QA_LEAD),
            rule("/concerns/{id}/sign-off", DIRECTOR),
            rule("/concerns/{id}/upload", MANAGER, QA_LEAD),
            rule("/concerns/{id}/resolution", QA_LEAD, DIRECTOR),
            rule("/escalations", QA_LEAD, MANAGER),
            rule("/escalations/{id}/stage", QA_LEAD, MANAGER, DIRECTOR),
            rule("/escalations/{id}/resolution", QA_LEAD, MANAGER, DIRECTOR),
            rule("/rounds/{authority}/{round}/opening", QA_LEAD),
            rule("/rounds/{authority}/{round}/sample", QA_LEAD),
            rule("/rounds/{authority}/{round}/moderation-sample", QA_LEAD),
            rule("/rounds/{authority}/{round}/closure", QA_LEAD, DIRECTOR),
            rule("/rounds/{authority}/{round}/reopening", QA_LEAD, DIRECTOR),
            rule("/reports", QA_LEAD, DIRECTOR),
            rule("/frameworks", QA_LEAD, DIRECTOR),
            rule("/teams", QA_LEAD, ADMIN),
            rule("/teams/{authority}/{team}/retirement", QA_LEAD, ADMIN),
            rule("/people", QA_LEAD, ADMIN),
            rule("/subjects/{subject}/holds", DPO, DIRECTOR),
            rule("/subjects/{subject}/holds/{hold}/lifting", DPO, DIRECTOR),
            rule("/subjects/{subject}/erasure", DPO),
            rule("/dead-letters/{position}/retry", ADMIN),
            rule("/dead-letters/{position}/discard", ADMIN),
            rule("/rebuilds", ADMIN),
            rule("/imports", QA_LEAD, ADMIN));

    private RoleMatrix() {}

    /** The addresses of all commands with the roles that may send them. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** The roles that may send the command at an address; empty where there is no such command. */
    public static Optional<Set<Role>> mayPost(PathContainer path) {
        return RULES.stream()
                .filter(rule -> rule.path().matches(path))
                .findFirst()
                .map(Rule::roles);
    }

    /** One command's address and who may send it. */
    public record Rule(PathPattern path, Set<Role> roles) {}

    private static Rule rule(String path, Role... roles) {
        return new Rule(
                PathPatternParser.defaultInstance.parse(API + path),
                Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(roles))));
    }
}

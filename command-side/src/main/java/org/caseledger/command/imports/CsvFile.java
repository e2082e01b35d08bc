package org.caseledger.command.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files that can be imported, in the order in which they build on one another. */
public enum CsvFile {
    TEAMS("teams.csv", "authority", "team", "name", "area", "programme"),
    PEOPLE("people.csv", "authority", "person", "auditor", "moderator", "team", "half_time", "exemption"),
    AUDITS(
            "audits.csv",
            "audit_id",
            "authority",
            "round",
            "programme",
            "kind",
            "child_ref",
            "cohort",
            "area",
            "team",
            "theme?",
            "practitioner?",
            "auditor",
            "second_auditor",
            "re_audit_of",
            "allocated_on",
            "due_on",
            "exempted_on",
            "exemption_ground?",
            "exemption_reason",
            "submitted_on",
            "submitted_grade",
            "second_submitted_on",
            "second_grade",
            "reconciled_on",
            "reconciled_grade",
            "rejected_on",
            "rejection_reason",
            "moderator",
            "moderated_on",
            "moderated_grade",
            "moderation_sampling?",
            "at_risk_of_inadequate",
            "views_child",
            "views_parent",
            "views_social_worker",
            "views_manager",
            "views_iro_cp_chair",
            "feedback_child",
            "feedback_parent",
            "reflection_returned_on",
            "uploaded_on?",
            "followed_up_on?"),
    DOMAIN_GRADES("domain_grades.csv", "audit_id", "stage", "domain", "grade"),
    FINDINGS("findings.csv", "audit_id", "kind", "theme", "finding?"),
    ACTIONS(
            "actions.csv",
            "action_id",
            "audit_id",
            "description",
            "owner",
            "team",
            "raised_on",
            "due_on",
            "completed_on"),
    CONCERNS("concerns.csv", "audit_id", "raised_on", "reviewed_on", "responded_on", "signed_off_on", "resolved_on"),
    ESCALATIONS(
            "escalations.csv",
            "escalation_id",
            "authority",
            "child_ref",
            "raised_by",
            "category",
            "raised_on",
            "stage2_on",
            "stage3_on",
            "resolved_on");

    /** A column that any file may have and that is not read: what was wrong with the row when it was sent before. */
    public static final String ERRORS = "import_errors";

    private static final String EXTENSION = ".csv";

    private final String fileName;

    @SuppressWarnings("ImmutableEnumChecker") // a list that never changes
    private final List<String> columns;

    @SuppressWarnings("ImmutableEnumChecker") // a list that never changes
    private final List<String> required;

    /** @param columns in the order of the template; a name that ends in {@code ?} may be left out of a file */
    CsvFile(String fileName, String... columns) {
        this.fileName = fileName;
        this.columns =
                Arrays.stream(columns).map(column -> column.replace("?", "")).toList();
        this.required =
                Arrays.stream(columns).filter(column -> !column.endsWith("?")).toList();
    }

    /** The name that the file must have. */
    public String fileName() {
        return fileName;
    }

    /** The name that a sheet of a workbook must have to hold the same. */
    public String sheetName() {
        return fileName.substring(0, fileName.length() - EXTENSION.length());
    }

    /** The columns that it may have, in any order. */
    public List<String> columns() {
        return columns;
    }

    /** Those of them that it must have. */
    public List<String> required() {
        return required;
    }

    /** The file of a name, whatever folder it came from. */
    public static Optional<CsvFile> named(String name) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(name))
                .findFirst();
    }

    /** The file whose rows a sheet of this name holds. */
    public static Optional<CsvFile> ofSheet(String name) {
        return named(name + EXTENSION);
    }

    /** The names of sheets, for messages. */
    public static List<String> sheetNames() {
        return Arrays.stream(values()).map(CsvFile::sheetName).toList();
    }

    /** All names, for messages. */
    public static List<String> names() {
        return Arrays.stream(values()).map(CsvFile::fileName).toList();
    }
}

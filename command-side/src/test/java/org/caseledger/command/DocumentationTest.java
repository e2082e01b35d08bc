package org.caseledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caseledger.command.api.RoleMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers rely on is written down. */
class DocumentationTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_refusal_stands_in_the_catalogue_of_errors(Reason reason) throws IOException {
        assertThat(Files.readString(Path.of("../docs/errors.md"))).contains("| `" + reason.code() + "` |");
    }

    @ParameterizedTest
    @MethodSource("org.caseledger.command.api.RoleMatrix#rules")
    void every_command_stands_in_the_readme_with_its_roles(RoleMatrix.Rule rule) throws IOException {
        String address = rule.path().getPatternString().replace("/api/v1", "");

        assertThat(Files.readAllLines(Path.of("../README.md")))
                .filteredOn(line -> line.startsWith("|") && line.contains(address + "`"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(rule.roles()).allMatch(role -> line.contains("`" + role.name() + "`")));
    }
}

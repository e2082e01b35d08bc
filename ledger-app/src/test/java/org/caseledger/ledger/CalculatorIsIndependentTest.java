package org.caseledger.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(0)
@DisplayName("The calculator that checks the views")
class CalculatorIsIndependentTest {

    private static final String CALCULATOR = "org.caseledger.calculator..";

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.caseledger");

    @Test
    void shares_no_code_with_the_product() {
        noClasses()
                .that()
                .resideInAPackage(CALCULATOR)
                .should()
                .dependOnClassesThat(resideInAPackage("org.caseledger..").and(resideOutsideOfPackage(CALCULATOR)))
                .check(TESTS);
    }

    @Test
    void needs_nothing_but_the_language() {
        classes()
                .that()
                .resideInAPackage(CALCULATOR)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CALCULATOR, "java..", "org.jspecify..")
                .check(TESTS);
    }
}

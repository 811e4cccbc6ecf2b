package io.libswarm.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.libswarm.protocol.NodePath;
import org.junit.jupiter.api.Test;

/** The command line uses {@code /tree/v1} and nothing private. */
final class CommandLineTest {
    @Test
    void itKnowsTheDiallerAndPathsAndNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.libswarm.swarmctl..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.libswarm..")
                        .and(not(resideInAnyPackage("io.libswarm.swarmctl..", "io.libswarm.runtime.http.dial..")))
                        .and(not(belongToAnyOf(NodePath.class))))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.libswarm.swarmctl"));
    }
}

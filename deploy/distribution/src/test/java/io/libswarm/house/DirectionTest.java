package io.libswarm.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: deploy, backends, runtime, protocol. */
class DirectionTest {
    private static final String[] DEPLOY = {"io.libswarm.swarmd..", "io.libswarm.swarmctl..", "io.libswarm.bench.."};
    private static final String BACKENDS = "io.libswarm.backends..";
    private static final String[] RUNTIME = {"io.libswarm.runtime..", "io.libswarm.client.."};
    private static final String DOOR = "io.libswarm.runtime.http..";
    private static final String PROTOCOL = "io.libswarm.protocol..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.libswarm");

    @Test
    void theWholeHouseIsLookedAt() {
        for (String each :
                new String[] {"protocol", "runtime.gate", "runtime.http", "client", "backends", "swarmctl"}) {
            assertThat(CLASSES.stream().map(c -> c.getPackageName()).anyMatch(p -> p.startsWith("io.libswarm." + each)))
                    .as(each)
                    .isTrue();
        }
    }

    @Test
    void theProtocolKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(PROTOCOL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.libswarm.runtime..", "io.libswarm.client..", BACKENDS, "io.libswarm.swarm*..")
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNeitherBackendsNorTheStage() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BACKENDS)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DEPLOY)
                .check(CLASSES);
    }

    @Test
    void theGrammarKnowsNeitherTheDoorNorTheClient() {
        noClasses()
                .that()
                .resideInAPackage("io.libswarm.runtime..")
                .and()
                .resideOutsideOfPackage(DOOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOOR, "io.libswarm.client..")
                .check(CLASSES);
    }

    @Test
    void backendsKnowNeitherTheStageNorOneAnother() {
        noClasses()
                .that()
                .resideInAPackage(BACKENDS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DEPLOY)
                .check(CLASSES);
        slices().matching("io.libswarm.backends.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void theStageKnowsNoBackend() {
        noClasses()
                .that()
                .resideInAnyPackage(DEPLOY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BACKENDS)
                .check(CLASSES);
    }
}

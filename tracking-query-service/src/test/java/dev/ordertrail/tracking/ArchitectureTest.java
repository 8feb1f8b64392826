package dev.ordertrail.tracking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

/// What each package may know.
@AnalyzeClasses(
        packages = "dev.ordertrail.tracking",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.ordertrail.tracking.";

    @ArchTest
    static final ArchRule FOLDS_ARE_PURE =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "project")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "java..",
                            "org.jspecify..",
                            "dev.ordertrail.contracts..",
                            ROOT + "project")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule FOLDS_HAVE_NO_CLOCK =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "project")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule KAFKA_STAYS_IN_INTAKE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "intake")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule JAX_RS_STAYS_IN_HTTP =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "http")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_SQL =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "http")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", ROOT + "project");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();
}

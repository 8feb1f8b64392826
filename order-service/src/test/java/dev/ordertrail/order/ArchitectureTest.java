package dev.ordertrail.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;

/// What may import what.
@AnalyzeClasses(
        packages = "dev.ordertrail.order",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OURS = "dev.ordertrail.order.";

    @ArchTest
    static final ArchRule domain_is_pure =
            classes()
                    .that()
                    .resideInAPackage(OURS + "domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "dev.ordertrail.contracts..",
                            OURS + "domain..");

    @ArchTest
    static final ArchRule domain_has_no_clock_and_no_chance =
            noClasses()
                    .that()
                    .resideInAPackage(OURS + "domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class, Random.class, SecureRandom.class);

    @ArchTest
    static final ArchRule domain_touches_no_io =
            noClasses()
                    .that()
                    .resideInAPackage(OURS + "domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "java.io..", "java.net..", "java.nio.file..");

    @ArchTest
    static final ArchRule kafka_is_seen_in_intake_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(OURS + "intake..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule statements_are_in_store_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(OURS + "store..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.PreparedStatement")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.ResultSet");

    @ArchTest
    static final ArchRule objects_are_mapped_in_the_catalogue_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(OURS + "catalog..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..");

    @ArchTest
    static final ArchRule pools_and_catalogue_know_no_order =
            noClasses()
                    .that()
                    .resideInAnyPackage(OURS + "catalog..", OURS + "licence..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(OURS + "domain..", OURS + "handle..", OURS + "http..");

    @ArchTest
    static final ArchRule jax_rs_is_seen_in_http_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(OURS + "http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule http_asks_handle_and_nobody_below =
            noClasses()
                    .that()
                    .resideInAPackage(OURS + "http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(OURS + "store..", OURS + "domain..", OURS + "intake..");

    @ArchTest
    static final ArchRule store_knows_nobody_above =
            noClasses()
                    .that()
                    .resideInAPackage(OURS + "store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(OURS + "http..", OURS + "handle..", OURS + "intake..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(OURS + "(*)..").should().beFreeOfCycles();
}

package dev.ordertrail.shipping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// What each package may import.
@AnalyzeClasses(packages = "dev.ordertrail.shipping", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OWN = "dev.ordertrail.shipping.";

    @ArchTest
    static final ArchRule DOMAIN_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage(OWN + "domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            OWN + "domain..",
                            "dev.ordertrail.contracts..",
                            "java..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule TRANSLATION_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage(OWN + "translate..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            OWN + "translate..",
                            "dev.ordertrail.contracts..",
                            "com.fasterxml.jackson..",
                            "java..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule NOBODY_PURE_LOOKS_AT_THE_CLOCK_OR_THROWS_DICE =
            noClasses()
                    .that()
                    .resideInAnyPackage(OWN + "domain..", OWN + "translate..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule KAFKA_IS_SEEN_IN_INTAKE_ONLY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(OWN + "intake..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "org.eclipse.microprofile.reactive..");

    @ArchTest
    static final ArchRule HTTP_IS_SEEN_AT_THE_EDGE_ONLY =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(OWN + "http..", OWN + "callback..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule STATEMENTS_ARE_IN_STORE_ONLY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(OWN + "store..")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(java.sql.PreparedStatement.class, java.sql.ResultSet.class);

    @ArchTest
    static final ArchRule HTTP_GOES_BY_HANDLE =
            noClasses()
                    .that()
                    .resideInAPackage(OWN + "http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            OWN + "store..",
                            OWN + "translate..",
                            OWN + "callback..",
                            OWN + "intake..");

    @ArchTest
    static final ArchRule CALLBACK_GOES_BY_THE_INBOX =
            noClasses()
                    .that()
                    .resideInAPackage(OWN + "callback..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            OWN + "handle..", OWN + "store..", OWN + "domain..", OWN + "intake..");

    @ArchTest
    static final ArchRule STORE_KNOWS_THE_DOMAIN_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage(OWN + "store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            OWN + "handle..",
                            OWN + "http..",
                            OWN + "callback..",
                            OWN + "intake..",
                            OWN + "translate..");

    @ArchTest
    static final ArchRule INTAKE_GOES_BY_HANDLE =
            noClasses()
                    .that()
                    .resideInAPackage(OWN + "intake..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            OWN + "store..",
                            OWN + "http..",
                            OWN + "callback..",
                            OWN + "translate..");

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES =
            slices().matching(OWN + "(*)..").should().beFreeOfCycles();
}

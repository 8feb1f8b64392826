package dev.ordertrail.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The rules of the house, as far as they concern this service.
@AnalyzeClasses(packages = "dev.ordertrail.notification", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_VOCABULARY_IS_KEPT =
            classes()
                    .should()
                    .resideInAnyPackage(
                            "dev.ordertrail.notification",
                            "..notification.intake",
                            "..notification.compose",
                            "..notification.send..",
                            "..notification.store",
                            "..notification.http");

    @ArchTest
    static final ArchRule KAFKA_IS_SEEN_IN_INTAKE_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..intake")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule STATEMENTS_ARE_MADE_IN_STORE_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..store")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.PreparedStatement")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.ResultSet")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..");

    @ArchTest
    static final ArchRule JAX_RS_IS_SEEN_IN_HTTP_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..http")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule COMPOSING_NEEDS_NO_MACHINERY =
            noClasses()
                    .that()
                    .resideInAPackage("..compose")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "java.net.http..", "dev.ordertrail.kit..")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..notification.store", "..notification.send..");

    @ArchTest
    static final ArchRule COMPOSING_HAS_NO_CLOCK =
            noClasses()
                    .that()
                    .resideInAPackage("..compose")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.ordertrail.notification.(*)..").should().beFreeOfCycles();
}

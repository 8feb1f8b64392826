package dev.ordertrail.payment;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// What may be imported where.
@AnalyzeClasses(
        packages = "dev.ordertrail.payment",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HOME = "dev.ordertrail.payment.";

    @ArchTest
    static final ArchRule DOMAIN_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage(HOME + "domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "dev.ordertrail.contracts..",
                            HOME + "domain..");

    @ArchTest
    static final ArchRule TRANSLATION_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage(HOME + "translate..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "com.fasterxml.jackson..",
                            "dev.ordertrail.contracts..",
                            HOME + "translate..");

    @ArchTest
    static final ArchRule PURE_CODE_IS_GIVEN_TIME_AND_IDS =
            noClasses()
                    .that()
                    .resideInAnyPackage(HOME + "domain..", HOME + "translate..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);

    /// What is shared by callbacks and calls knows nobody but those who understand nothing.
    @ArchTest
    static final ArchRule WHAT_IS_SHARED_IS_PURE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.ordertrail.payment")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(HOME + "*..").and(not(in("translate"))));

    @ArchTest static final ArchRule CALLBACKS_KEEP_AND_DO_NOT_UNDERSTAND = mayUse("callback");

    @ArchTest static final ArchRule HTTP_ASKS_HANDLE = mayUse("http", "handle", "domain");

    @ArchTest static final ArchRule INTAKE_HANDS_ON = mayUse("intake", "handle");

    @ArchTest
    static final ArchRule HANDLE_OWNS_THE_TRANSACTION =
            mayUse("handle", "domain", "store", "translate", "gateway");

    @ArchTest static final ArchRule CALLS_DECIDE_NOTHING = mayUse("gateway");

    @ArchTest static final ArchRule STORES_KNOW_THE_DOMAIN = mayUse("store", "domain");

    @ArchTest
    static final ArchRule FOLLOWERS_READ_AND_DO_NOT_UNDERSTAND =
            mayUse("escrow", "domain", "store", "gateway");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_STORE =
            onlyIn("java.sql..", "store", "handle", "intake", "escrow");

    @ArchTest
    static final ArchRule JAX_RS_STAYS_OUTSIDE = onlyIn("jakarta.ws.rs..", "http", "callback");

    @ArchTest static final ArchRule KAFKA_STAYS_IN_INTAKE = onlyIn("org.apache.kafka..", "intake");

    @ArchTest
    static final ArchRule STRIPES_LIBRARY_STAYS_AT_THE_EDGE =
            onlyIn("com.stripe..", "callback", "gateway");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(HOME + "(*)..").should().beFreeOfCycles();

    private static ArchRule mayUse(String name, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(HOME + name + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(HOME + "*..").and(not(in(name))).and(not(in(others))))
                .allowEmptyShould(true);
    }

    private static ArchRule onlyIn(String library, String... names) {
        return noClasses()
                .that(not(in(names)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }

    private static DescribedPredicate<JavaClass> in(String... names) {
        var packages = new String[names.length];
        for (var i = 0; i < names.length; i++) {
            packages[i] = HOME + names[i] + "..";
        }
        return resideInAnyPackage(packages);
    }
}

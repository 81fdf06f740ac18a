package dev.lazurite;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/** The arrows of the house, and what may be reached only through the platform. A rule that matches no class fails. */
@AnalyzeClasses(
        packages = "dev.lazurite",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTrainer.class})
class ArchitectureTest {
    /** The trainer is a house of its own, with rules of its own. */
    static final class DoNotIncludeTrainer implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/dev/lazurite/trainer/");
        }
    }

    @ArchTest
    static final ArchRule arrows_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("platform")
            .definedBy("dev.lazurite.platform..")
            .layer("store")
            .definedBy("dev.lazurite.store..")
            .layer("edge")
            .definedBy("dev.lazurite.edge..")
            .layer("arm")
            .definedBy("dev.lazurite.arm..")
            .layer("identity")
            .definedBy("dev.lazurite.identity..")
            .layer("providers")
            .definedBy("dev.lazurite.providers..")
            .layer("storage")
            .definedBy("dev.lazurite.storage..")
            .layer("tracking")
            .definedBy("dev.lazurite.tracking..")
            .layer("ml")
            .definedBy("dev.lazurite.ml..")
            .layer("jobs")
            .definedBy("dev.lazurite.jobs..")
            .layer("app")
            .definedBy("dev.lazurite.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("edge")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("jobs")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("ml")
            .mayOnlyBeAccessedByLayers("jobs", "app")
            .whereLayer("tracking")
            .mayOnlyBeAccessedByLayers("ml", "jobs", "app")
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers("tracking", "ml", "jobs", "app")
            .whereLayer("providers")
            .mayOnlyBeAccessedByLayers("storage", "tracking", "ml", "jobs", "app")
            .whereLayer("identity")
            .mayOnlyBeAccessedByLayers("storage", "tracking", "ml", "jobs", "app")
            .whereLayer("arm")
            .mayOnlyBeAccessedByLayers("identity", "providers", "storage", "tracking", "ml", "jobs", "app")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("arm", "identity", "providers", "storage", "tracking", "ml", "jobs", "app");

    @ArchTest
    static final ArchRule of_the_trainer_only_its_search_is_used = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.lazurite.trainer..")
                    .and(not(resideInAnyPackage("dev.lazurite.trainer.search..", "dev.lazurite.trainer.api.."))));

    @ArchTest
    static final ArchRule only_sweeps_search = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lazurite.jobs.sweep..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lazurite.trainer..");

    @ArchTest
    static final ArchRule only_the_edge_sees_javalin_and_jetty = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lazurite.edge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule stores_never_see_http = noClasses()
            .that()
            .haveSimpleNameEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lazurite.platform.http..");

    @ArchTest
    static final ArchRule operations_never_see_sql = noClasses()
            .that()
            .haveSimpleNameEndingWith("Operations")
            .and()
            .doNotHaveSimpleName("AsyncOperations")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..");

    @ArchTest
    static final ArchRule time_ids_and_chance_come_from_the_platform = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lazurite.platform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callConstructor(Random.class);
}

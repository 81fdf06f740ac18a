package dev.lazurite.trainer;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "dev.lazurite.trainer", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule only_mlflow_speaks_http = noClasses()
            .that()
            .resideOutsideOfPackage("..trainer.mlflow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule nothing_depends_on_cli = noClasses()
            .that()
            .resideOutsideOfPackage("..trainer.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..trainer.cli..");

    @ArchTest
    static final ArchRule api_stands_on_the_jdk_alone = classes()
            .that()
            .resideInAPackage("..trainer.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..trainer.api..", "java..");

    /** So that a model scores in any process that has this jar, without a native library. */
    @ArchTest
    static final ArchRule trees_and_linear_models_stand_on_the_jdk_alone = classes()
            .that()
            .resideInAnyPackage(
                    "..trainer.trees..", "..trainer.linear..", "..trainer.neighbors..", "..trainer.vector..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..trainer.trees..", "..trainer.linear..", "..trainer.neighbors..", "..trainer.vector..", "java..");

    @ArchTest
    static final ArchRule mlflow_knows_nothing_of_training = noClasses()
            .that()
            .resideInAPackage("..trainer.mlflow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..trainer.api..", "..trainer.data..", "..trainer.tabular..");

    @ArchTest
    static final ArchRule data_knows_no_learning_library = noClasses()
            .that()
            .resideInAPackage("..trainer.data..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tribuo..", "..trainer.tabular..");

    @ArchTest
    static final ArchRule search_may_run_inside_a_server = classes()
            .that()
            .resideInAPackage("..trainer.search..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..trainer.search..", "..trainer.api..", "org.apache.commons.math3..", "java..");

    @ArchTest
    static final ArchRule spaces_and_policies_know_no_samplers = noClasses()
            .that()
            .resideInAnyPackage("..trainer.search.space..", "..trainer.search.stopping..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..trainer.search.sampling..", "dev.lazurite.trainer.search");
}

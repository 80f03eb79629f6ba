package org.khuevan.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms of the house and the directions between them; `docs/architecture.md` says why.
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.khuevan");

    @Test
    void roomsEnterOneAnotherOnlyThroughTheirFrontDoorsAndAsDeclared() {
        // Everything under ui is one room to Modulith; its features have a rule of their own below.
        ApplicationModules.of(Application.class.getPackageName().replace(".ui", "")).verify();
    }

    @Test
    void ingestKnowsNeitherSpringNorADatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.khuevan.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void nothingPointsAtThePages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.khuevan.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.khuevan.ui..", "com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void theCatalogueKnowsNeitherLuceneNorS3() {
        noClasses()
                .that()
                .resideInAPackage("org.khuevan.catalogue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.lucene..", "io.minio..")
                .check(CLASSES);
    }

    @Test
    void featuresOfThePagesHaveNoCycles() {
        slices().matching("org.khuevan.ui.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.khuevan..")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void namesComeFromTheField() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CLASSES);
        classes().should().resideInAPackage("org.khuevan..").check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        CLASSES.stream()
                .map(type -> type.getPackageName())
                .distinct()
                .forEach(name -> {
                    try {
                        Class<?> info = Class.forName(name + ".package-info");
                        assertThat(info.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
                    } catch (ClassNotFoundException e) {
                        throw new AssertionError(name + " has no package-info", e);
                    }
                });
    }
}

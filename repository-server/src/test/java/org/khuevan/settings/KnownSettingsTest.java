package org.khuevan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class KnownSettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("KHUEVAN_[A-Z0-9_]+");

    private static final KnownSettings KNOWN =
            new KnownSettings(
                    Set.of(
                            "khuevan.roles",
                            "khuevan.admin-password",
                            "khuevan.storage.folder",
                            "khuevan.storage.s3.access-key"));

    @ParameterizedTest
    @CsvSource({
        "khuevan.role, khuevan.roles",
        "khuevan.roles.web, khuevan.roles",
        "khuevan.admin.password, khuevan.admin-password",
        "khuevan.storage.s3.acceskey, khuevan.storage.s3.access-key",
        "KHUEVAN_ROLE, KHUEVAN_ROLES",
        "khuevan_roles, KHUEVAN_ROLES",
        "KHUEVAN_STORAGE_S3ACCESSKEY, KHUEVAN_STORAGE_S3_ACCESS_KEY",
    })
    void whatNobodyReadsIsToldWithTheNearest(String name, String nearest) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> KNOWN.check(environment(name)))
                .withMessage("There is no setting \"" + name + "\".")
                .satisfies(e -> assertThat(e.advice()).contains(": " + nearest + ". "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "khuevan.roles",
                "khuevan.roles[0]",
                "khuevan.adminPassword",
                "khuevan.storage.s3.access_key",
                "KHUEVAN_ROLES_0",
                "KHUEVAN_ADMIN_PASSWORD",
                "KHUEVAN_STORAGE_S3_ACCESSKEY",
                "KHUEVAN_SERVICE_HOST",
                "KHUEVAN_PORT_8080_TCP",
                "server.port",
                "KHUEVANISH",
            })
    void whatIsKnownMayBeWrittenAsSpringReadsIt(String name) {
        assertThatCode(() -> KNOWN.check(environment(name))).doesNotThrowAnyException();
    }

    @Test
    void aMisspeltOneEndsTheProcessBeforeAnythingIsMade(@TempDir Path folder) {
        Path data = folder.resolve("data");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() ->
                        new SpringApplicationBuilder(SettingsConfiguration.class)
                                .web(WebApplicationType.NONE)
                                .run("--khuevan.data=" + data, "--khuevan.role=web"))
                .withMessageContaining("khuevan.role");
        assertThat(data).doesNotExist();
    }

    @Test
    void aTimeZoneThatThereIsNotEndsTheProcess() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> process("Hanoi").zone())
                .withMessageContaining("Hanoi");
        assertThat(process("Asia/Ho_Chi_Minh").zone()).isEqualTo(ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(process("").zone()).isEqualTo(ZoneId.systemDefault());
    }

    private static SettingsConfiguration.Process process(String timeZone) {
        return new SettingsConfiguration.Process("./data", Set.of("web"), timeZone);
    }

    @Test
    void theGuideForOperatorsListsThemAll() throws Exception {
        String guide = Files.readString(Path.of("../docs/operator.md"));
        assertThat(KnownSettings.of(records().stream()).names())
                .contains("khuevan.roles", "khuevan.search.opensearch")
                .allSatisfy(name -> assertThat(guide).contains("| `" + name + "` |"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "Dockerfile"})
    void containersAreSetUpWithNothingElse(String file) throws Exception {
        KnownSettings known = KnownSettings.of(records().stream());
        assertThat(VARIABLE.matcher(Files.readString(Path.of("..", file))).results())
                .isNotEmpty()
                .allSatisfy(found -> known.check(environment(found.group())));
    }

    private static Set<Class<?>> records() {
        ClassPathScanningCandidateComponentProvider scan =
                new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("org.khuevan").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(KnownSettingsTest::type)
                .collect(Collectors.toSet());
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StandardEnvironment environment(String name) {
        StandardEnvironment environment = new StandardEnvironment();
        boolean variable = !name.contains(".");
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variable ? Map.of(name, "x") : Map.of()));
        environment
                .getPropertySources()
                .addFirst(
                        new MapPropertySource("options", variable ? Map.of() : Map.of(name, "x")));
        return environment;
    }
}

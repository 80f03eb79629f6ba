package org.khuevan.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettingsConfiguration.Process.class)
class SettingsConfiguration {

    /// Before anything of the platform is made.
    @Bean
    static BeanFactoryPostProcessor settingsAreKnown(ConfigurableEnvironment environment) {
        return beans -> KnownSettings.of(records(beans)).check(environment);
    }

    /// Spring Boot names the bean of such a record by its prefix.
    private static Stream<Class<?>> records(ConfigurableListableBeanFactory beans) {
        return Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> name.startsWith("khuevan"))
                .<Class<?>>map(name -> beans.getType(name, false))
                .filter(Objects::nonNull);
    }

    @Bean
    DataFolder dataFolder(Process process) {
        return DataFolder.open(Path.of(process.data()));
    }

    @Bean
    Roles roles(Process process) {
        return Roles.of(process.roles());
    }

    @Bean
    ZoneId timeZone(Process process) {
        return process.zone();
    }

    /// @param data the folder for everything this process keeps itself
    /// @param roles of this process: `web`, `worker` or both
    /// @param timeZone in which people read and write times, such as `Asia/Ho_Chi_Minh`; empty for
    ///   that of the machine
    @ConfigurationProperties("khuevan")
    record Process(
            @DefaultValue("./data") String data,
            @DefaultValue({"web", "worker"}) Set<String> roles,
            @DefaultValue("") String timeZone) {

        Process {
            if (data.isBlank()) {
                throw new CannotStart("khuevan.data is empty.", "Name a folder with KHUEVAN_DATA.");
            }
            roles = Set.copyOf(roles);
        }

        ZoneId zone() {
            try {
                return timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone.strip());
            } catch (DateTimeException e) {
                throw new CannotStart(
                        "khuevan.time-zone names \"" + timeZone + "\", which is no time zone.",
                        "Use a name such as Asia/Ho_Chi_Minh or UTC.",
                        e);
            }
        }
    }
}

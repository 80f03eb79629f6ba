package org.khuevan.settings;

import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettingsConfiguration.Process.class)
class SettingsConfiguration {

    @Bean
    DataFolder dataFolder(Process process) {
        return DataFolder.open(Path.of(process.data()));
    }

    @Bean
    Roles roles(Process process) {
        return Roles.of(process.roles());
    }

    /// @param data the folder for everything this process keeps itself
    /// @param roles of this process: `web`, `worker` or both
    @ConfigurationProperties("khuevan")
    record Process(
            @DefaultValue("./data") String data,
            @DefaultValue({"web", "worker"}) Set<String> roles) {

        Process {
            if (data.isBlank()) {
                throw new CannotStart("khuevan.data is empty.", "Name a folder with KHUEVAN_DATA.");
            }
            roles = Set.copyOf(roles);
        }
    }
}

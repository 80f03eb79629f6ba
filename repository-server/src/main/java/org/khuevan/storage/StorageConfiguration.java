package org.khuevan.storage;

import java.nio.file.Path;
import org.khuevan.settings.DataFolder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageConfiguration.Settings.class)
class StorageConfiguration {

    @Bean
    Storage storage(Settings settings, DataFolder data) {
        return new FolderStorage(
                settings.folder().isBlank() ? data.folder("files") : Path.of(settings.folder()),
                settings.reserve().toBytes());
    }

    /// @param folder for the files, if not `files` in the data folder
    /// @param reserve left free on the disk of the files
    @ConfigurationProperties(value = "khuevan.storage", ignoreUnknownFields = false)
    record Settings(@DefaultValue("") String folder, @DefaultValue("64MB") DataSize reserve) {

        Settings {
            if (reserve.isNegative()) {
                throw new IllegalArgumentException("khuevan.storage.reserve is negative");
            }
        }
    }
}

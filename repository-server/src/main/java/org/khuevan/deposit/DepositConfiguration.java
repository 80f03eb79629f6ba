package org.khuevan.deposit;

import java.nio.file.Path;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Limits;
import org.khuevan.settings.DataFolder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DepositConfiguration.Settings.class, CaptionsSettings.class})
class DepositConfiguration {

    @Bean
    Examiners examiners(DataFolder data) {
        return new Examiners(Limits.standard(), data.folder("examining"));
    }

    @Bean
    UploadData uploadData(Settings settings, DataFolder data) {
        return new UploadData(
                settings.folder().isBlank() ? data.folder("uploads") : Path.of(settings.folder()),
                settings.reserve().toBytes());
    }

    /// @param folder for uploads on their way, if not `uploads` in the data folder; several web
    ///   processes that share their visitors share it
    /// @param reserve left free on the disk of the uploads
    @ConfigurationProperties(value = "khuevan.uploads", ignoreUnknownFields = false)
    record Settings(@DefaultValue("") String folder, @DefaultValue("64MB") DataSize reserve) {

        Settings {
            if (reserve.isNegative()) {
                throw new IllegalArgumentException("khuevan.uploads.reserve is negative");
            }
        }
    }
}

package org.khuevan.storage;

import io.minio.MinioClient;
import java.nio.file.Path;
import org.khuevan.settings.CannotStart;
import org.khuevan.settings.DataFolder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageConfiguration.Settings.class)
class StorageConfiguration {

    @Bean
    Storage storage(Settings settings, DataFolder data) {
        if (!settings.s3().endpoint().isBlank()) {
            return s3(settings.s3(), data.folder("s3"), settings.reserve().toBytes());
        }
        return new FolderStorage(
                settings.folder().isBlank() ? data.folder("files") : Path.of(settings.folder()),
                settings.reserve().toBytes());
    }

    /// Shown as `storage`: whether the store answers.
    @Bean
    HealthIndicator storageHealthIndicator(Storage storage) {
        Sha256 any = new Sha256("0".repeat(64));
        return () -> {
            try {
                storage.holds(any);
                return Health.up().build();
            } catch (StorageFailure failure) {
                return Health.down(failure).build();
            }
        };
    }

    private static Storage s3(S3 s3, Path spool, long reserve) {
        try {
            MinioClient.Builder client =
                    MinioClient.builder()
                            .endpoint(s3.endpoint())
                            .credentials(s3.accessKey(), s3.secretKey());
            if (!s3.region().isBlank()) {
                client.region(s3.region());
            }
            return new S3Storage(client.build(), s3.bucket(), spool, reserve);
        } catch (StorageFailure | IllegalArgumentException e) {
            throw new CannotStart(
                    "The object store " + s3.endpoint() + " cannot be used: " + reason(e),
                    "Check the khuevan.storage.s3 settings, and that the server is up.",
                    e);
        }
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e.getCause();
        return String.valueOf((cause == null ? e : cause).getMessage());
    }

    /// @param folder for the files, if not `files` in the data folder
    /// @param reserve left free on the disk of the files, or of what is on its way to S3
    /// @param s3 where to keep files instead of a folder
    @ConfigurationProperties("khuevan.storage")
    record Settings(
            @DefaultValue("") String folder,
            @DefaultValue("64MB") DataSize reserve,
            @DefaultValue S3 s3) {

        Settings {
            if (reserve.isNegative()) {
                throw new IllegalArgumentException("khuevan.storage.reserve is negative");
            }
        }
    }

    /// An S3 server, such as MinIO.
    ///
    /// @param endpoint its URL, or empty for none
    /// @param region or empty where the server has none
    record S3(
            @DefaultValue("") String endpoint,
            @DefaultValue("khuevan") String bucket,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("") String region) {

        /// The secret must not stand in a log by accident.
        @Override
        public String toString() {
            return "S3[endpoint=" + endpoint + ", bucket=" + bucket + "]";
        }
    }
}

package org.khuevan.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract over a real S3 server, which this test starts.
class S3StorageTest extends StorageContractTest {

    @TempDir static Path serverFolder;

    private static S3Proxy server;
    private static MinioClient client;

    private final String bucket = "khuevan-" + UUID.randomUUID();

    @BeforeAll
    static void startServer() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
        properties.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        properties.setProperty("s3proxy.identity", "khuevan");
        properties.setProperty("s3proxy.credential", "secret-of-a-test");
        properties.setProperty("jclouds.filesystem.basedir", serverFolder.toString());
        properties.setProperty("jclouds.provider", "filesystem-nio2");
        properties.setProperty("jclouds.identity", "");
        properties.setProperty("jclouds.credential", "");
        server =
                S3Proxy.Builder.fromProperties(properties)
                        .blobStore(BlobStores.create("filesystem-nio2", properties))
                        .awsAuthentication(
                                AuthenticationType.AWS_V2_OR_V4, "khuevan", "secret-of-a-test")
                        .build();
        server.start();
        client =
                MinioClient.builder()
                        .endpoint("http://127.0.0.1:" + server.getPort())
                        .credentials("khuevan", "secret-of-a-test")
                        .build();
    }

    @AfterAll
    static void stopServer() throws Exception {
        client.close();
        server.stop();
    }

    @Test
    void aServerThatDoesNotAnswerIsAFailureOfTheStore() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        try (MinioClient lost =
                MinioClient.builder()
                        .endpoint("http://127.0.0.1:" + nobody)
                        .credentials("khuevan", "secret-of-a-test")
                        .build()) {
            assertThatThrownBy(() -> new S3Storage(lost, bucket, folder.resolve("spool"), 0))
                    .isInstanceOf(StorageFailure.class);
        }
    }

    @Override
    Storage storage() {
        return new S3Storage(client, bucket, folder.resolve("spool"), 0);
    }

    @Override
    void damage(Sha256 hash) throws IOException {
        String hex = hash.hex();
        put("%s/%s/%s".formatted(hex.substring(0, 2), hex.substring(2, 4), hex));
    }

    @Override
    void leave(String name) throws IOException {
        put(name);
    }

    private void put(String name) throws IOException {
        byte[] other = {'a', 'b', 'd'};
        try {
            client.putObject(
                    PutObjectArgs.builder()
                            .bucket(bucket)
                            .object("objects/" + name)
                            .data(other, other.length)
                            .build());
        } catch (MinioException e) {
            throw new IOException(e);
        }
    }
}

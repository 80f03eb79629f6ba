package org.khuevan.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to an OpenSearch cluster over HTTP.
final class OpenSearch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI address;

    /// @param address of the cluster, with `name:password@` where it asks for that
    OpenSearch(URI address) {
        this.address = address;
    }

    /// Nothing of that name is there.
    static final class Missing extends IOException {

        private static final long serialVersionUID = 1;

        Missing(String path) {
            super("OpenSearch has no " + path);
        }
    }

    /// @param body is written as JSON
    /// @throws Missing if there is nothing at the path
    /// @throws IOException if the cluster cannot be reached or does not accept it
    JsonNode send(String method, String path, Object body) throws IOException {
        return exchange(method, path, "application/json", json.writeValueAsString(body));
    }

    JsonNode send(String method, String path) throws IOException {
        return exchange(method, path, "application/json", "");
    }

    /// Many changes at once.
    ///
    /// @param lines JSON, each ending in a newline
    JsonNode bulk(String lines) throws IOException {
        return exchange("POST", "/_bulk", "application/x-ndjson", lines);
    }

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    private JsonNode exchange(String method, String path, String type, String body)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(PATIENCE)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (address.getUserInfo() != null) {
            byte[] secret = address.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new Missing(path);
            }
            if (answer.statusCode() >= 400) {
                throw new IOException(
                        "OpenSearch answers %d to %s %s: %s"
                                .formatted(answer.statusCode(), method, path, answer.body()));
            }
            return json.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for OpenSearch", e);
        }
    }
}

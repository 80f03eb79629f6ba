package org.khuevan.search;

import java.net.URI;
import java.util.Optional;
import org.khuevan.settings.CannotStart;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param opensearch the address of the cluster that is the index, with `name:password@` where it
///   asks for that, or empty for an index in the data folder
/// @param embeddingModel a folder with the model that tells what texts mean, or empty for none
@ConfigurationProperties("khuevan.search")
record SearchSettings(
        @DefaultValue("") String opensearch, @DefaultValue("") String embeddingModel) {

    SearchSettings {
        opensearch = opensearch.strip();
        embeddingModel = embeddingModel.strip();
        if (!opensearch.isEmpty() && !isAddress(opensearch)) {
            // It may hold a password, so it is not said.
            throw new CannotStart(
                    "khuevan.search.opensearch is no address of a server.",
                    "Give it like https://name:password@search.example.org:9200.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The cluster that all processes share, if there is one.
    Optional<URI> cluster() {
        return opensearch.isEmpty() ? Optional.empty() : Optional.of(URI.create(opensearch));
    }

    /// The cluster's password must not stand in a log by accident.
    @Override
    public String toString() {
        return "SearchSettings[embeddingModel=" + embeddingModel + "]";
    }
}

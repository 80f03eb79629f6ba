package org.khuevan.ingest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/// What the child with an embedding model says.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
sealed interface EmbeddingReply {

    /// The model is loaded.
    ///
    /// @param floors as [Likeness#floors] measured them; none if it was not to
    record Ready(int dimensions, Map<String, Likeness.Floor> floors) implements EmbeddingReply {}

    /// @param vectors one for each text, of length 1
    record Vectors(int number, List<float[]> vectors) implements EmbeddingReply {}

    record Failed(int number, String why) implements EmbeddingReply {}

    /// What it is asked.
    ///
    /// @param query whether somebody waits for it, so that it goes beside what else is being done
    record Request(int number, boolean query, List<String> texts) {}
}

package org.khuevan.ingest.reading;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Progress.Step;

/// What a child process answers: lines of JSON, of which the last is no [Advanced].
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Reply {

    /// Begins every line that is a reply, because libraries print what they like.
    String MARK = "reply ";

    record Advanced(Step step, int percent) implements Reply {}

    record Ended(Examination examination) implements Reply {}

    /// The file is audio, video or a picture that only ffmpeg can open, and was not read.
    ///
    /// @param nameDiffers whether its name promises something else
    record Media(String mediaType, boolean nameDiffers) implements Reply {}

    /// What became of a file that was to be mended.
    record Mended(State state) implements Reply {

        public enum State {
            /// It has no need of it.
            AS_IT_IS,
            /// The mended file is there.
            WRITTEN,
            /// It has, but only its like in a format of today can be mended.
            CONVERT_FIRST
        }
    }
}
